import type { SampleArticle } from "@/lib/server/sample/sample-shape";

/** Two texts on one decision: a report in the local paper and the page of a campaign. All of it is invented. */
export const brackwaterArticles = {
  ledger: {
    title: "Night surgery at St Aldwyn's to end in March as trust promises shorter waits",
    authors: ["Petra Lynes"],
    publisher: "The Brackwater Ledger",
    publishedOn: "2026-02-11",
    blocks: [
      "St Aldwyn's Hospital will stop operating at night from March, the Estuary Hospitals Trust announced on Tuesday. Patients who need an emergency operation between ten in the evening and seven in the morning will be taken to Hallow General, 31 miles away.",
      "The trust says that only 4 per cent of operations at St Aldwyn's take place at night. Moving them, it argues, will cut the average wait for a planned operation from 19 weeks to 11.",
      "# A long road in the dark",
      "Dr Miriam Oake, who led the surgical department until 2023, disagrees. “The ambulance journey takes 52 minutes on a good night,” she said. “Nobody at the trust has driven it in February.”",
      "The decision follows a consultation in which, according to the trust, two thirds of residents supported the change.",
      "# The money",
      "The change will save £2.6 million a year, the finance director told the board in November.",
      "Campaigners point out that the hospital lost its stroke unit in 2019 after a similar promise. Waiting times for planned operations rose in each of the following three years.",
      "Is Brackwater being left behind? Many here think so.",
    ],
    notCheckable: [
      { exact: "Is Brackwater being left behind?", reason: "A question or a call to act" },
      { exact: "Many here think so.", reason: "Too vague to check" },
    ],
  },
  campaign: {
    title: "Four things that the trust is not telling you",
    authors: ["Keep St Aldwyn's Open"],
    publisher: "Keep St Aldwyn's Open",
    publishedOn: "2026-02-15",
    blocks: [
      "The trust has spent a great deal on leaflets. Here is what the leaflets leave out.",
      "- Only 212 people answered the consultation, in a town of 38,000.",
      "- The trust will save £2.6 million a year by closing the theatre at night, and the ambulance service will pay a third of that.",
      "- No other trust in the county has closed a theatre at night.",
      "- The nearest night theatre will be 31 miles away, at Hallow General.",
      "We deserve better. Come to the Guildhall on Thursday.",
    ],
    notCheckable: [
      { exact: "We deserve better.", reason: "Opinion or value judgement" },
      { exact: "Come to the Guildhall on Thursday.", reason: "A question or a call to act" },
    ],
  },
} as const satisfies Record<string, SampleArticle>;
