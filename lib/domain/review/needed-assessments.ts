/** How many assessments have to be in before a round may be revealed. */
export const neededAssessments = 2;
