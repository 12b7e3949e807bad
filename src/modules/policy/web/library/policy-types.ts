import type { Output } from '../../../../web/call.ts';

export type Policy = Output<'GET /api/policies/:id'>;
export type PolicyLine = Output<'GET /api/policies'>['policies'][number];
export type Node = Policy['conditions'][number]['tree'];
export type Doubt = NonNullable<Node['doubt']>;
