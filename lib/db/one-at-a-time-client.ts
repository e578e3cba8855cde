import pg from "pg";

const ofPg = Reflect.get(pg.Client.prototype, "query") as (...query: unknown[]) => unknown;

/**
 * A connection that sends a query when the one before has been answered. Inside a transaction Prisma asks for several
 * relations at once on one connection; pg lets them wait in a line of its own, warns of it, and from version 9 on refuses.
 */
export class OneAtATimeClient extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  override query = ((...query: unknown[]): unknown => {
    const send = () => Reflect.apply(ofPg, this, query) as Promise<unknown>;
    // Called back, or handed over as an object that reads by itself: whoever does that has the connection for itself.
    const [first] = query;
    if (typeof query.at(-1) === "function" || (typeof first === "object" && first !== null && "submit" in first))
      return send();
    const answer = this.#last.then(send);
    this.#last = answer.catch(() => {});
    return answer;
  }) as pg.Client["query"];
}
