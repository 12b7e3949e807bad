import Type, { type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const PerCent = Type.Integer({ minimum: 0, maximum: 100 });

/** What a title means in 职业分类大典, as pages show it. */
export const TitleLook = Type.Object({
  title: Type.String(),
  code: Nullable(Type.String()),
  name: Nullable(Type.String()),
  confidence: Nullable(PerCent),
  sure: Type.Boolean({ description: 'Taken as certain; else kept and not gone by' }),
  said: Type.Boolean({ description: 'Somebody has said so; else it was read from the title' }),
  others: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), confidence: PerCent })),
});
export type TitleLook = Static<typeof TitleLook>;

/** A code of a 小类 or a 细类. */
export const OccupationCode = Type.String({ pattern: '^\\d(-\\d\\d){2,3}$' });
