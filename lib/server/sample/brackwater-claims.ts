import type { SampleClaim } from "@/lib/server/sample/sample-shape";

const trust = "Estuary Hospitals Trust";

/** Claims of the two articles, one in every state. */
export const brackwaterClaims: readonly SampleClaim[] = [
  {
    statement: "Only 4 per cent of operations at St Aldwyn's Hospital take place at night.",
    type: "quantity",
    claimant: trust,
    claimedOn: "2026-02-10",
    checkWorthiness: "high",
    appearances: [{ article: "ledger", exact: "only 4 per cent of operations at St Aldwyn's take place at night" }],
    evidence: [
      {
        source: "foi",
        kind: "figure",
        exact:
          "In 2025 a total of 6,140 operations were carried out at St Aldwyn's. Of these, 583 began between 22:00 and 07:00.",
        locator: "second paragraph",
        stance: "refutes",
        note: "583 of 6,140 is 9.5 per cent.",
        ratings: [
          {
            credibility: 2,
            directness: "direct",
            reason: "Counts exactly what the claim is about, for the last full year.",
          },
          { credibility: 2, directness: "direct", reason: "The trust's own register; not audited." },
          { credibility: 1, directness: "direct", reason: "Plain counts." },
        ],
      },
      {
        source: "board",
        kind: "quotation",
        exact: "Planned operations that begin after 22:00 make up 4 per cent of planned operations at the site.",
        locator: "3.2",
        stance: "qualifies",
        note: "This is where the 4 per cent comes from: planned operations alone.",
        ratings: [
          { credibility: 2, directness: "partial", reason: "True of planned operations; the claim speaks of all." },
          { credibility: 2, directness: "partial", reason: "Another denominator." },
          { credibility: 3, directness: "partial", reason: "Nothing says how it was counted." },
        ],
      },
      {
        source: "mercury",
        kind: "quotation",
        exact: "Only 4 per cent of operations at St Aldwyn's take place at night, the trust said.",
        locator: "",
        stance: "supports",
        note: "Repeats the press release.",
        ratings: [
          { credibility: 4, directness: "indirect", reason: "Hearsay of the same release." },
          { credibility: 5, directness: "indirect", reason: "No source of its own." },
          { credibility: 4, directness: "indirect", reason: "Copied." },
        ],
      },
    ],
    searches: [
      {
        where: "The trust's publication scheme",
        query: "theatre register, operations by hour",
        on: "2026-01-05",
        found: "Nothing published by hour; request 2025/118 was made.",
        forAgainst: true,
      },
    ],
    until: "approved",
    assessments: [
      {
        rating: "Mostly inaccurate",
        certaintyReasons: [
          { factor: "riskOfBias", steps: -1, reason: "The register is the trust's own and not audited." },
        ],
        justification: "The register shows 9.5 per cent. The 4 per cent is about planned operations alone.",
      },
      {
        rating: "Mostly inaccurate",
        certaintyReasons: [{ factor: "riskOfBias", steps: -1, reason: "One register, not audited." }],
        justification: "More than twice as many as claimed, once emergencies are counted.",
      },
    ],
    verdict: {
      rating: "Mostly inaccurate",
      certaintyReasons: [
        { factor: "riskOfBias", steps: -1, reason: "The register is the trust's own and not audited." },
      ],
      justification:
        "In 2025, 583 of 6,140 operations (9.5 per cent) began between 22:00 and 07:00. The figure of 4 per cent is correct for planned operations alone; the claim speaks of all operations, and most operations at night are emergencies.",
    },
    reply: {
      askedWhom: "Press office, Estuary Hospitals Trust",
      askedOn: "2026-02-18",
      answer: "The figure in our release refers to planned activity. We accept that this could have been clearer.",
      answeredOn: "2026-02-20",
    },
    dossier: [
      "The figure comes from the board paper, which counts planned operations alone. The register counts all of them.",
      "{0}",
      "The board paper's own wording is narrower than the release's:",
      "{1}",
      "The newspaper report adds nothing of its own: it rests on the press release, which rests on the board paper.",
    ],
  },
  {
    statement: "Two thirds of residents of Brackwater supported ending operations at night at St Aldwyn's Hospital.",
    type: "quantity",
    claimant: trust,
    claimedOn: "2026-02-10",
    checkWorthiness: "high",
    appearances: [{ article: "ledger", exact: "two thirds of residents supported the change" }],
    evidence: [
      {
        source: "consultation",
        kind: "figure",
        exact: "Agree: 141 (66.5 per cent).",
        locator: "question 3",
        stance: "qualifies",
        note: "Two thirds of those who answered, to another question.",
        ratings: [
          { credibility: 1, directness: "partial", reason: "The number is exact; the question was another one." },
          { credibility: 2, directness: "partial", reason: "About theatres in general." },
        ],
      },
      {
        source: "consultation",
        kind: "quotation",
        exact: "The questionnaire did not mention an end to operating at night.",
        locator: "last paragraph",
        stance: "refutes",
        note: "Nobody can have supported what was not asked.",
        ratings: [
          { credibility: 1, directness: "direct", reason: "The authors say so of their own questionnaire." },
          { credibility: 1, directness: "direct", reason: "Said by those who ran it." },
        ],
      },
      {
        source: "consultation",
        kind: "quotation",
        exact: "Respondents chose themselves; the answers cannot be taken to stand for the population of Brackwater.",
        locator: "first paragraph",
        stance: "refutes",
        note: "212 people are not “residents”.",
        ratings: [
          { credibility: 1, directness: "direct", reason: "A plain statement of method." },
          { credibility: 1, directness: "direct", reason: "As usual for an open questionnaire." },
        ],
      },
    ],
    searches: [
      {
        where: "Council minutes and the county's survey archive",
        query: "St Aldwyn's night survey",
        on: "2026-02-16",
        found: "No other survey of residents on this question.",
        forAgainst: false,
      },
    ],
    until: "approved",
    assessments: [
      {
        rating: "Inaccurate",
        certaintyReasons: [],
        justification: "The question was not asked, and those who answered do not stand for residents.",
      },
      {
        rating: "Mostly inaccurate",
        certaintyReasons: [],
        justification: "Two thirds did agree, but to something else.",
      },
    ],
    verdict: {
      rating: "Inaccurate",
      certaintyReasons: [],
      justification:
        "Two thirds of 212 people who chose to answer agreed that the trust should make the best use of its theatres. The questionnaire did not mention an end to operating at night, so nobody was asked what the claim says they supported.",
    },
    dossier: ["The report on the consultation settles this by itself.", "{0}", "{1}", "{2}"],
  },
  {
    statement:
      "Waiting times for planned operations at St Aldwyn's Hospital rose in each of the three years after 2019.",
    type: "quantity",
    claimant: "Keep St Aldwyn's Open",
    claimedOn: "2026-02-11",
    checkWorthiness: "medium",
    appearances: [
      { article: "ledger", exact: "Waiting times for planned operations rose in each of the following three years." },
    ],
    evidence: [
      {
        source: "waiting",
        kind: "figure",
        exact: "2019 12.9; 2020 16.8; 2021 17.5; 2022 18.2",
        locator: "first row",
        stance: "supports",
        note: "Up each year.",
        ratings: [
          { credibility: 1, directness: "direct", reason: "The same measure, the same hospital." },
          { credibility: 1, directness: "direct", reason: "Read straight from the table." },
        ],
      },
      {
        source: "waiting",
        kind: "quotation",
        exact: "Waits rose at all hospitals in 2020 while planned operations were suspended.",
        locator: "note",
        stance: "context",
        note: "The rise of 2020 is no sign of anything at St Aldwyn's alone.",
        ratings: [
          { credibility: 2, directness: "partial", reason: "Matters for what the numbers mean." },
          { credibility: 2, directness: "partial", reason: "Context." },
        ],
      },
    ],
    searches: [],
    until: "adjudicated",
    assessments: [
      { rating: "Accurate", certaintyReasons: [], justification: "The table shows it." },
      {
        rating: "Mostly accurate",
        certaintyReasons: [],
        justification: "True, although the first rise was everywhere.",
      },
    ],
    verdict: {
      rating: "Accurate",
      certaintyReasons: [],
      justification:
        "The average wait rose from 12.9 weeks in 2019 to 16.8, 17.5 and 18.2 in the three years after. The rise of 2020 happened at all hospitals.",
    },
    dossier: ["The county's table has the figures.", "{0}", "{1}"],
  },
  {
    statement: "Ending operations at night at St Aldwyn's Hospital will save £2.6 million a year.",
    type: "prediction",
    claimant: trust,
    claimedOn: "2025-11-04",
    checkWorthiness: "high",
    appearances: [
      { article: "ledger", exact: "The change will save £2.6 million a year" },
      { article: "campaign", exact: "The trust will save £2.6 million a year by closing the theatre at night" },
    ],
    evidence: [
      {
        source: "board",
        kind: "quotation",
        exact: "Ending the night rota would release £2.6 million a year in staff costs.",
        locator: "4.1",
        stance: "supports",
        note: "Staff costs of the trust.",
        ratings: [
          { credibility: 2, directness: "direct", reason: "The trust's own estimate." },
          { credibility: 3, directness: "direct", reason: "No working is shown." },
        ],
      },
      {
        source: "board",
        kind: "quotation",
        exact:
          "Additional ambulance and transfer costs, estimated at £0.9 million a year, fall to the ambulance service and are not shown here.",
        locator: "4.1",
        stance: "qualifies",
        note: "For the public purse it is £1.7 million.",
        ratings: [
          { credibility: 2, directness: "direct", reason: "Against the trust's own interest." },
          { credibility: 2, directness: "direct", reason: "Same paper, next sentence." },
        ],
      },
    ],
    searches: [],
    until: "revealed",
    assessments: [
      {
        rating: "Half right",
        certaintyReasons: [{ factor: "imprecision", steps: -1, reason: "An estimate without its working." }],
        justification: "The trust saves it; a third of it is paid elsewhere.",
      },
      {
        rating: "Mostly accurate",
        certaintyReasons: [{ factor: "imprecision", steps: -1, reason: "An estimate." }],
        justification: "As worded it is about the trust's own costs.",
      },
    ],
    dossier: ["Both halves stand in one paragraph of the board paper.", "{0}", "{1}"],
  },
  {
    statement:
      "Ending operations at night will cut the average wait for a planned operation at St Aldwyn's Hospital from 19 weeks to 11.",
    type: "prediction",
    claimant: trust,
    claimedOn: "2026-02-10",
    checkWorthiness: "high",
    appearances: [
      { article: "ledger", exact: "will cut the average wait for a planned operation from 19 weeks to 11" },
    ],
    evidence: [
      {
        source: "board",
        kind: "quotation",
        exact: "The model assumes that released theatre hours can be staffed in full by day.",
        locator: "5.3",
        stance: "qualifies",
        note: "Everything hangs on this assumption.",
        ratings: [{ credibility: 2, directness: "direct", reason: "The model's own premise." }],
      },
      {
        source: "waiting",
        kind: "figure",
        exact: "2024 19.0",
        locator: "first row",
        stance: "supports",
        note: "The starting point of 19 weeks is right.",
        ratings: [{ credibility: 1, directness: "partial", reason: "Confirms half of the comparison." }],
      },
    ],
    searches: [],
    until: "in_review",
    assessments: [
      {
        rating: "Not enough evidence",
        certaintyReasons: [{ factor: "indirectness", steps: -2, reason: "A model whose premise nobody has tested." }],
        justification: "No staffing plan has been published that would let anybody check the premise.",
      },
    ],
    dossier: ["What the model assumes:", "{0}"],
  },
  {
    statement: "An ambulance takes at least 52 minutes from St Aldwyn's Hospital to Hallow General at night.",
    type: "quantity",
    claimant: "Miriam Oake",
    claimedOn: "2026-02-11",
    checkWorthiness: "medium",
    appearances: [{ article: "ledger", exact: "The ambulance journey takes 52 minutes on a good night" }],
    evidence: [
      {
        source: "ambulance",
        kind: "finding",
        exact: "",
        locator: "",
        stance: "context",
        note: "A council paper says that the service measured transfers over the winter. The report has been asked for.",
      },
    ],
    searches: [
      {
        where: "Estuary Ambulance Service, published reports",
        query: "transfer times Hallow General",
        on: "2026-02-19",
        found: "Nothing yet; the report is not published.",
        forAgainst: false,
      },
    ],
    until: "gathering",
    assessments: [],
    dossier: ["Asked the ambulance service for its report on 19 February.", "{0}"],
  },
  {
    statement: "Hallow General is 31 miles from St Aldwyn's Hospital by road.",
    type: "quantity",
    claimant: "The Brackwater Ledger",
    claimedOn: "2026-02-11",
    checkWorthiness: "low",
    appearances: [
      { article: "ledger", exact: "Hallow General, 31 miles away" },
      { article: "campaign", exact: "The nearest night theatre will be 31 miles away, at Hallow General." },
    ],
    evidence: [],
    searches: [],
    until: "open",
    assessments: [],
    dossier: [],
  },
  {
    statement: "No other hospital trust in the county has ended operations at night.",
    type: "comparison",
    claimant: "Keep St Aldwyn's Open",
    claimedOn: "2026-02-15",
    checkWorthiness: "medium",
    appearances: [{ article: "campaign", exact: "No other trust in the county has closed a theatre at night." }],
    evidence: [
      {
        source: "board",
        kind: "finding",
        exact: "",
        locator: "whole paper",
        stance: "context",
        note: "The paper compares St Aldwyn's with no other site.",
        ratings: [
          { credibility: 6, directness: "indirect", reason: "Silence proves nothing." },
          { credibility: 6, directness: "indirect", reason: "Cannot be judged from this." },
        ],
      },
    ],
    searches: [
      {
        where: "Board papers of the two other trusts in the county, 2015 to 2025",
        query: "night theatre, night rota",
        on: "2026-02-21",
        found: "One trust ended its night rota at a small site in 2017; the paper is not online any more.",
        forAgainst: true,
      },
    ],
    until: "reopened",
    assessments: [
      {
        rating: "Not enough evidence",
        certaintyReasons: [{ factor: "startsLow", steps: -2, reason: "Only silence to go by." }],
        justification: "Nothing found either way.",
      },
      {
        rating: "Not enough evidence",
        certaintyReasons: [{ factor: "startsLow", steps: -2, reason: "No record was found." }],
        justification: "Nobody has looked through the other trusts' papers yet.",
      },
    ],
    reopenReason: "A search after the reveal found a trace of a case in 2017; it has to be gathered first.",
    dossier: ["Has any other trust done this before?", "{0}"],
  },
];
