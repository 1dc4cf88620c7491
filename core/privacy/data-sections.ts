/**
 * `ANSWERS` is what the person answered to evaluations, `CHANGES` what was done to their record and by whom, `ACTIONS` what
 * they did themself, `READINGS` who else looked: auditors, and whoever was given the profile.
 */
export const dataSections = [
  'PERSON',
  'ENROLLMENTS',
  'AWARDS',
  'LEDGER',
  'TASKS',
  'ANSWERS',
  'REQUESTS',
  'CHANGES',
  'ACTIONS',
  'READINGS',
] as const;
export type DataSection = (typeof dataSections)[number];
