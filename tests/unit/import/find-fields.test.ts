import { describe, expect, it } from "vitest";
import { authorsOfByline, isName } from "@/lib/import/find-byline";
import { dateOfLine, dateOfMetadata, isFutureDate } from "@/lib/import/find-date";
import { guessLanguage } from "@/lib/import/guess-language";

describe("dateOfLine", () => {
  it.each([
    ["9 March 2017", "2017-03-09"],
    ["9th March 2017", "2017-03-09"],
    ["Thursday, 9 March 2017", "2017-03-09"],
    ["March 9, 2017", "2017-03-09"],
    ["Mar. 9 2017", "2017-03-09"],
    ["Sept 3, 2017", "2017-09-03"],
    ["Update 9 March 2017", "2017-03-09"],
    ["Published on: 9 March 2017 at 11:04 am", "2017-03-09"],
    ["Last updated: 2017-03-09", "2017-03-09"],
    ["May 2017", "2017-05"],
    ["updated November 2017", "2017-11"],
    ["2017-03-09T08:00:00Z", "2017-03-09"],
  ])("%j is %s", (line, date) => expect(dateOfLine(line)).toBe(date));

  it.each([
    "09/03/2017",
    "31 February 2017",
    "30 Smarch 2017",
    "In May 2017 the pier closed",
    "2017",
    "May",
    "",
    "9 March",
    "1 May 2017 to 3 May 2017",
    "40 March 2017",
  ])("%j is none", (line) => expect(dateOfLine(line)).toBeNull());
});

describe("dateOfMetadata", () => {
  it.each([
    ["2017-03-09T23:30:00+01:00", "2017-03-09"],
    ["2017-03", "2017-03"],
    ["2017", "2017"],
    ["20170309", "2017-03-09"],
    ["20170309T101500", "2017-03-09"],
    ["9 March 2017", "2017-03-09"],
    ["Thu, 09 Mar 2017 10:15:00 GMT", "2017-03-09"],
    ["2017-13-09", null],
    ["2017-02-30", null],
    ["yesterday", null],
    ["1489053600", null],
  ])("%j is %s", (value, date) => expect(dateOfMetadata(value)).toBe(date));
});

describe("isFutureDate", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  it.each([
    ["2026-03-01", false],
    ["2026-03-02", false],
    ["2026-03-03", true],
    ["2026-03", false],
    ["2026-04", true],
    ["2026", false],
    ["2027", true],
  ])("%s: %s", (date, isFuture) => expect(isFutureDate({ date, now })).toBe(isFuture));
});

describe("authorsOfByline", () => {
  it.each([
    ["By Jo Ford", ["Jo Ford"]],
    ["by Jo Ford and Ana de la Cruz", ["Jo Ford", "Ana de la Cruz"]],
    ["By Jo Ford, Health Correspondent", ["Jo Ford"]],
    ["Words by J. R. Hale, Mary-Ann O’Neil & Ólafur Þór", ["J. R. Hale", "Mary-Ann O’Neil", "Ólafur Þór"]],
  ])("%j", (line, names) => expect(authorsOfByline(line)).toEqual(names));

  it.each(["By Tuesday the pier was shut", "By far the largest", "Jo Ford", "By", "By the sea", "Baby Jo Ford"])(
    "%j is none",
    (line) => expect(authorsOfByline(line)).toBeNull(),
  );

  it("knows a name from a word", () => {
    expect(isName("Jo Ford")).toBe(true);
    expect(isName("Ford")).toBe(false);
    expect(isName("the board")).toBe(false);
  });
});

describe("guessLanguage", () => {
  const samples: Record<string, string> = {
    en: "The harbour board said that the pier was not safe and that it would have to be closed for the summer. There were sixty piles and most of them had been there for more than a hundred years, which is why the engineers were not surprised by what they found.",
    de: "Die Hafenbehörde sagte, dass der Pier nicht sicher ist und für den Sommer geschlossen werden muss. Auch die Fähren werden von einer anderen Stelle abfahren, und das wird für die Geschäfte in der Straße nicht einfach sein, wenn mit den Gästen auch das Geld ausbleibt.",
    fr: "Le conseil du port a dit que la jetée est dangereuse et que les bateaux ne pourront pas y accoster pour une saison. Nous sommes dans une situation difficile, mais les commerçants de la rue sont avec nous, et cette décision est la plus sage pour les passagers qui viennent.",
    es: "El consejo del puerto dijo que el muelle no es seguro y que los barcos no podrán atracar este verano. Las tiendas de la calle viven de los pasajeros, pero para el consejo la seguridad es lo más importante, como ha dicho también su presidenta en una carta con los datos.",
    nl: "Het havenbestuur zegt dat de pier niet veilig is en dat de boten deze zomer niet kunnen aanleggen. De winkels in de straat leven van het bezoek, maar voor het bestuur is de veiligheid het belangrijkste, ook met het oog op wat er wordt gezegd bij een van de banken.",
  };

  it.each(Object.entries(samples))("tells %s", (language, text) => expect(guessLanguage(text)).toBe(language));

  it("says nothing about short, mixed and unknown texts", () => {
    expect(guessLanguage("The pier is shut.")).toBeNull();
    expect(guessLanguage("Saltmere 14 Quill 22 Cable 9 Ford 31 ".repeat(30))).toBeNull();
    expect(guessLanguage("Ο προβλήτας θα κλείσει τον Ιούνιο για τα πλοία της γραμμής. ".repeat(10))).toBeNull();
  });
});
