/** What a working comes to beside what somebody says it does. */
export type WorkedOut = { value: number; agrees: boolean };

const signs: Record<string, string> = { "×": "*", x: "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-" };

/**
 * Works out plain arithmetic: + − × ÷, brackets and per cent, with commas or spaces between thousands and a full stop before
 * decimals. `agrees`: the result given is the value, rounded as it is written.
 * @returns null where the working is no arithmetic, is longer than 300 characters or divides by nothing.
 */
export function workOut({ working, result }: { working: string; result: string }): WorkedOut | null {
  const tokens = tokensOf(working);
  if (!tokens) return null;
  const value = new Sum(tokens).whole();
  if (value === null || !Number.isFinite(value)) return null;
  const given = /[-−]?\d[\d,\u00a0 ]*(?:\.\d+)?/u
    .exec(result)?.[0]
    .replace(/[,\u00a0 ]/gu, "")
    .replace("−", "-");
  if (given === undefined) return { value, agrees: false };
  const places = given.split(".")[1]?.length ?? 0;
  // Half a unit of the last place that is written, and a little for binary fractions.
  const near = (wanted: number) => Math.abs(wanted - Number(given)) <= 0.5 / 10 ** places + Math.abs(wanted) * 1e-12;
  return { value, agrees: near(value) || (/%|per ?cent/u.test(result) && near(value * 100)) };
}

function tokensOf(working: string): string[] | null {
  if (working.length > 300) return null;
  const plain = working
    .replace(/(?<=\d)[,\u00a0 ](?=\d{3}(?!\d))/gu, "")
    .replace(/per ?cent/giu, "%")
    .replace(/[×·÷:−–]|(?<=[\d\s)])x(?=[\d\s(])/gu, (sign) => signs[sign] ?? sign)
    .replace(/=\s*$/u, "");
  const tokens = plain.match(/\d+(?:\.\d+)?|[-+*/()%]|\S/gu) ?? [];
  return tokens.length > 0 && tokens.every((token) => /^(?:\d+(?:\.\d+)?|[-+*/()%])$/u.test(token)) ? tokens : null;
}

/** A sum being read from left to right; every step is null where the next sign does not fit. */
class Sum {
  #at = 0;
  constructor(readonly tokens: readonly string[]) {}

  whole(): number | null {
    const value = this.#sum();
    return this.#at === this.tokens.length ? value : null;
  }

  #take(...wanted: string[]): string | null {
    const next = this.tokens[this.#at];
    if (next === undefined || !wanted.includes(next)) return null;
    this.#at++;
    return next;
  }

  #sum(): number | null {
    let value = this.#product();
    for (let sign = this.#take("+", "-"); value !== null && sign; sign = this.#take("+", "-")) {
      const next: number | null = this.#product();
      value = next === null ? null : sign === "+" ? value + next : value - next;
    }
    return value;
  }

  #product(): number | null {
    let value = this.#part();
    for (let sign = this.#take("*", "/"); value !== null && sign; sign = this.#take("*", "/")) {
      const next: number | null = this.#part();
      value = next === null ? null : sign === "*" ? value * next : value / next;
    }
    return value;
  }

  #part(): number | null {
    if (this.#take("-")) {
      const value: number | null = this.#part();
      return value === null ? null : -value;
    }
    let value: number | null;
    if (this.#take("(")) {
      value = this.#sum();
      if (!this.#take(")")) return null;
    } else {
      const token = this.tokens[this.#at];
      if (token === undefined || !/^\d/u.test(token)) return null;
      this.#at++;
      value = Number(token);
    }
    return value !== null && this.#take("%") ? value / 100 : value;
  }
}
