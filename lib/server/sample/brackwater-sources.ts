import type { SampleSource } from "@/lib/server/sample/sample-shape";

const trust = { literal: "Estuary Hospitals Trust" };

/** What the invented town of Brackwater has on paper about its hospital. */
export const brackwaterSources = {
  foi: {
    csl: {
      type: "personal_communication",
      title: "Reply to freedom of information request 2025/118: operations at St Aldwyn's by hour",
      author: [trust],
      issued: { "date-parts": [[2026, 1, 14]] },
    },
    copy: [
      "Freedom of information request 2025/118",
      "",
      "You asked how many operations were carried out at St Aldwyn's Hospital in the calendar year 2025, by hour of the day, planned and unplanned together.",
      "",
      "We hold this information. In 2025 a total of 6,140 operations were carried out at St Aldwyn's. Of these, 583 began between 22:00 and 07:00. Of the 583, 541 were unplanned.",
      "",
      "The figures are taken from the theatre register and have not been audited.",
    ].join("\n"),
    reliability: { letter: "B", reason: "The trust's own register, released under a duty to answer; not audited." },
    mayBeRepublished: true,
  },
  board: {
    csl: {
      type: "report",
      title: "Theatre capacity at St Aldwyn's: paper for the board meeting of 4 November 2025",
      author: [trust],
      issued: { "date-parts": [[2025, 11, 4]] },
      number: "BD/25/77",
    },
    copy: [
      "BD/25/77 Theatre capacity at St Aldwyn's",
      "",
      "3.2 Night work. Planned operations that begin after 22:00 make up 4 per cent of planned operations at the site. Unplanned operations are reported elsewhere and are not part of this paper.",
      "",
      "4.1 Savings. Ending the night rota would release £2.6 million a year in staff costs. Additional ambulance and transfer costs, estimated at £0.9 million a year, fall to the ambulance service and are not shown here.",
      "",
      "5.3 Waiting times. The model assumes that released theatre hours can be staffed in full by day. On that assumption the average wait for a planned operation falls from 19 weeks to 11.",
    ].join("\n"),
    reliability: { letter: "B", reason: "Written for the trust's own decision; its figures are the trust's own." },
    mayBeRepublished: true,
  },
  press: {
    csl: {
      type: "article",
      genre: "Press release",
      title: "Better theatres for Brackwater",
      author: [trust],
      issued: { "date-parts": [[2026, 2, 10]] },
    },
    copy: [
      "Better theatres for Brackwater",
      "",
      "Only 4 per cent of operations at St Aldwyn's take place at night. By bringing our teams together by day we will cut the average wait for a planned operation from 19 weeks to 11.",
      "",
      "In our consultation two thirds of residents supported making the best use of our theatres.",
    ].join("\n"),
    reliability: { letter: "C", reason: "Made to persuade; drawn from the board paper, with qualifications left out." },
    restsOn: ["board", "consultation"],
  },
  consultation: {
    csl: {
      type: "report",
      title: "Using our theatres well: report on the consultation",
      author: [{ literal: "Harrow & Pell Research" }],
      issued: { "date-parts": [[2025, 10, 2]] },
    },
    copy: [
      "Using our theatres well: report on the consultation",
      "",
      "212 people answered. Respondents chose themselves; the answers cannot be taken to stand for the population of Brackwater.",
      "",
      "Question 3: Do you agree that the trust should make the best use of its operating theatres? Agree: 141 (66.5 per cent). Disagree: 38. No view: 33.",
      "",
      "The questionnaire did not mention an end to operating at night.",
    ].join("\n"),
    reliability: { letter: "A", reason: "An outside firm that states its method, its numbers and their limits." },
    mayBeRepublished: true,
  },
  waiting: {
    csl: {
      type: "dataset",
      title: "Waiting times for planned operations by hospital, 2017 to 2024",
      author: [{ literal: "County Health Observatory" }],
      issued: { "date-parts": [[2025, 3]] },
    },
    copy: [
      "Average wait for a planned operation, weeks, by hospital and year",
      "",
      "St Aldwyn's: 2017 12.1; 2018 12.4; 2019 12.9; 2020 16.8; 2021 17.5; 2022 18.2; 2023 18.9; 2024 19.0",
      "",
      "Hallow General: 2017 13.0; 2018 13.1; 2019 13.4; 2020 17.9; 2021 18.0; 2022 17.6; 2023 17.1; 2024 16.8",
      "",
      "Waits rose at all hospitals in 2020 while planned operations were suspended.",
    ].join("\n"),
    reliability: { letter: "A", reason: "Collected the same way each year, with definitions; used by both sides." },
    mayBeRepublished: true,
  },
  mercury: {
    csl: {
      type: "article-newspaper",
      title: "Shorter waits promised as theatre hours change",
      "container-title": "The Hallow Mercury",
      issued: { "date-parts": [[2026, 2, 12]] },
    },
    copy: [
      "Shorter waits promised as theatre hours change",
      "",
      "Only 4 per cent of operations at St Aldwyn's take place at night, the trust said.",
    ].join("\n"),
    reliability: { letter: "D", reason: "Repeats the press release without asking anybody else." },
    restsOn: ["press"],
  },
  ambulance: {
    csl: {
      type: "report",
      title: "Transfer times between St Aldwyn's and Hallow General, October 2025 to January 2026",
      author: [{ literal: "Estuary Ambulance Service" }],
      issued: { "date-parts": [[2026, 2]] },
    },
    copy: null,
    reliability: { letter: "F", reason: "Quoted in a council paper; nobody here has seen the report itself." },
  },
} as const satisfies Record<string, SampleSource>;
