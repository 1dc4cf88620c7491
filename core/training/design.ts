import type { Program, ProgramDesign } from './training';

/** The present design of a program, for the record. */
export function designOf(
  { id, objectives, designVersion, planVersion, schemeVersion }: Program,
  {
    by,
    at,
    summary = null,
    recommendationIds = [],
  }: Pick<ProgramDesign, 'by' | 'at'> & Partial<Pick<ProgramDesign, 'summary' | 'recommendationIds'>>,
): ProgramDesign {
  return {
    kind: 'ProgramDesign',
    programId: id,
    designVersion,
    objectives,
    planVersion,
    schemeVersion,
    summary,
    recommendationIds,
    by,
    at,
  };
}
