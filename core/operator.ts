/**
 * Whoever runs a command of `ops/`: they act by the rights of their credentials at the cloud, whose own log tells who they
 * are. As the journal names them.
 */
export const operator = { actor: 'operator', role: 'OPERATOR' } as const;
