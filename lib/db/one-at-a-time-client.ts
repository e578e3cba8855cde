import pg from "pg";

/**
 * A connection that sends a query when the one before has been answered. Inside a transaction Prisma asks for several
 * relations at once on one connection; pg lets them wait in a line of its own, warns of it, and from version 9 on refuses.
 */
export class OneAtATimeClient extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  // pg gives this method nine forms; what is handed over goes on as it is.
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(...query: any[]): any {
    const send = () => super.query(...(query as [string])) as Promise<unknown>;
    const [first] = query as unknown[];
    // Called back, or handed over as an object that reads by itself: whoever does that has the connection for itself.
    if (typeof query.at(-1) === "function" || (typeof first === "object" && first !== null && "submit" in first))
      return send();
    const answer = this.#last.then(send);
    this.#last = answer.catch(() => {});
    return answer;
  }
}
