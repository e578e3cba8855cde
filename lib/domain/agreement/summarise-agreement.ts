import { bootstrapInterval } from "./bootstrap-interval";
import { cohensKappa, fleissKappa } from "./kappa";
import { krippendorffAlpha, type Metric } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";
import { pairable, type RatedUnit } from "./rated-unit";

/** Below so many units that two people judged, no figure is shown: it would be an accident of a few cases. */
export const fewestUnits = 5;

/** How far people agree on things that several of them judged. Shares and coefficients are fractions of 1. */
export type AgreementSummary = {
  /** Things that at least two people judged. */
  units: number;
  /** Judgements of those, without those who could not judge. */
  values: number;
  people: number;
  /** null below `fewestUnits`. */
  figures: AgreementFigures | null;
};

export type AgreementFigures = {
  percent: number;
  /** Each null where everybody gave the same category throughout, so that nothing can be said beyond chance. */
  alphaNominal: number | null;
  alphaOrdinal: number | null;
  /**
   * For the ordinal alpha where there is an order, else for the nominal one. null without any disagreement: drawing the
   * same again and again then tells nothing.
   */
  interval: { low: number; high: number } | null;
  cohen: number | null;
  fleiss: number | null;
};

/**
 * Sums up the agreement on units.
 * @param isOrdered whether the categories have an order
 */
export function summariseAgreement({
  units: all,
  isOrdered,
}: {
  units: readonly RatedUnit[];
  isOrdered: boolean;
}): AgreementSummary {
  const units = pairable(all);
  const values = units.reduce((sum, { size }) => sum + size, 0);
  const people = new Set(units.flatMap((unit) => [...unit.keys()])).size;
  if (units.length < fewestUnits) return { units: units.length, values, people, figures: null };
  const alpha = (metric: Metric) => (drawn: readonly RatedUnit[]) => krippendorffAlpha({ units: drawn, metric });
  const metric: Metric = isOrdered ? "ordinal" : "nominal";
  const percent = percentAgreement(units)!;
  return {
    units: units.length,
    values,
    people,
    figures: {
      percent,
      alphaNominal: alpha("nominal")(units),
      alphaOrdinal: isOrdered ? alpha("ordinal")(units) : null,
      interval:
        percent === 1 ? null : bootstrapInterval({ units, figure: alpha(metric), random: steadyNumbers(values) }),
      cohen: cohensKappa(units),
      fleiss: fleissKappa(units),
    },
  };
}

/** Numbers from 0 up to 1, always the same ones for the same start (Park and Miller's generator, CACM 1988). */
function steadyNumbers(start: number): () => number {
  let state = (start % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
