/**
 * The part of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) that Plumbline writes, as JSON-LD.
 */
export type WebAnnotation = {
  id: string;
  type: "Annotation";
  motivation: "describing";
  created: string;
  generator: { id: string; type: "Software"; name: string };
  body: (TextualBody | LinkBody)[];
  target: {
    type: "SpecificResource";
    /** The article under examination: its own address where it has one. */
    source: string;
    selector: Selector[];
    state?: TimeState[];
  };
};

export type TextualBody = {
  type: "TextualBody";
  value: string;
  format: "text/plain";
  language?: string;
  /** describing: the claim in its normalised wording. identifying: who claims it. classifying: its type. */
  purpose: "describing" | "identifying" | "classifying";
};

/** A page about the claim (linking), or an identifier of its claimant (identifying). */
export type LinkBody = { type: "SpecificResource"; source: string; purpose: "linking" | "identifying" };

/** positionUnit is our own word (see annotationContext): the model counts code points, and says so nowhere in the data. */
export type Selector =
  | { type: "TextQuoteSelector"; exact: string; prefix: string; suffix: string }
  | { type: "TextPositionSelector"; start: number; end: number; positionUnit: "codePoint" };

/** When the text had the state that the selectors speak of, and where this state can be read. */
export type TimeState = { type: "TimeState"; sourceDate: string; cached: string };

export type AnnotationPage = {
  "@context": typeof annotationContext;
  id: string;
  type: "AnnotationPage";
  partOf: { id: string; type: "AnnotationCollection"; label: string; total: number };
  startIndex: number;
  items: WebAnnotation[];
  prev?: string;
  next?: string;
};

export type AnnotationCollection = {
  "@context": typeof annotationContext;
  id: string;
  type: "AnnotationCollection";
  label: string;
  total: number;
  /** The first page itself, so that a file of few annotations is whole. */
  first: Omit<AnnotationPage, "@context" | "partOf"> & { partOf: string };
  last: string;
};

/** The W3C's context, and the one word that it has not. */
export const annotationContext = [
  "http://www.w3.org/ns/anno.jsonld",
  { positionUnit: "urn:plumbline:positionUnit" },
] as const;

/** The media type of Web Annotations (https://www.w3.org/TR/annotation-protocol/). */
export const annotationMediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
