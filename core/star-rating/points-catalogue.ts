/**
 * The catalogue of points of a village (积分办法): what brings points and how many, how they are exchanged and when they lapse. Adopted by the
 * village assembly or its representatives and filed with the township; what must not stand in it is refused here, field by field.
 */
import { Type, type Static } from '@sinclair/typebox'
import { forbiddenIn } from './forbidden-subjects.ts'
import { forbiddenLinkIn } from './forbidden-links.ts'

const closed = { additionalProperties: false } as const

export const pointsRuleSchema = Type.Object({
  code: Type.String({ title: '编号', pattern: '^[a-z][a-z0-9-]{1,29}$' }),
  name: Type.String({ title: '做什么事', minLength: 2, maxLength: 40, pattern: '\\S' }),
  least: Type.Integer({ title: '最少几分', minimum: 1, maximum: 200 }),
  most: Type.Integer({ title: '最多几分', minimum: 1, maximum: 200 }),
  mostPerDay: Type.Union([Type.Integer({ minimum: 1, maximum: 200 }), Type.Null()], { title: '一天最多几分' }),
}, closed)

export const catalogueSchema = Type.Object({
  rules: Type.Array(pointsRuleSchema, { title: '积分项目', minItems: 1, maxItems: 60 }),
  /** Off unless the assembly has so resolved; then one deduction takes at most a fifth of the year's. */
  deductions: Type.Boolean({ title: '村民会议决定可以扣分' }),
  exchange: Type.Object({
    mostOnce: Type.Integer({ title: '每户一次最多兑换几分', minimum: 1, maximum: 10_000 }),
    mostPerMonth: Type.Integer({ title: '每户一个月最多兑换几分', minimum: 1, maximum: 10_000 }),
  }, { ...closed, title: '兑换上限' }),
  /** Points lapse at the end of so many years after the one in which they were earned. */
  years: Type.Integer({ title: '积分跨几年有效', minimum: 1, maximum: 5 }),
}, { ...closed, title: '积分办法' })
export type PointsCatalogue = Static<typeof catalogueSchema>

/**
 * The item by which points of a household that was joined to another go on: claimed by the household it was joined to, within what was left, looked at
 * by another person like every claim. No passbook passes to another by itself: the register does not say which household continues which (decision 0052).
 */
export const joiningRule = 'joined'

/** To begin with; every village adopts its own. */
export const catalogueSeed: PointsCatalogue = {
  rules: [
    rule('assembly', '参加村民会议或村民代表会议', 2), rule('labour', '义务劳动一次', 5), rule('volunteer', '志愿服务，每小时 2 分', 2, 8, 8),
    rule('neighbour', '邻里互助', 3), rule('mediation', '协助调解成功', 5), rule('hazard', '上报隐患，经核实', 2), rule('simple-feast', '丧事简办、婚事新办', 20),
    rule('sorting', '垃圾分类月评合格', 5), rule('good-deed', '好人好事，经核实', 5, 20), rule('enlisted', '家人应征入伍', 30), rule('valour', '见义勇为，经认定', 50),
    rule('training', '参加技能培训', 3), rule('culture', '参加文体活动', 2), rule('reading', '家庭教育、读书活动', 2),
    rule(joiningRule, '并户：并来的户结簿时剩的分', 1, 200),
  ],
  deductions: false, exchange: { mostOnce: 50, mostPerMonth: 100 }, years: 1,
}

export type CatalogueFault = { readonly pointer: string; readonly code: string; readonly rule?: string; readonly sentence: string }

/** Everything that keeps a catalogue from being adopted; it already fits the schema. */
export function faultsOfCatalogue({ rules, exchange }: PointsCatalogue): readonly CatalogueFault[] {
  const codes = rules.map(({ code }) => code)
  return [
    ...rules.flatMap(({ name, code, least, most, mostPerDay }, at) => [
      ...spoken(name, `/rules/${at}/name`),
      ...(codes.indexOf(code) === at ? [] : [{ pointer: `/rules/${at}/code`, code: 'code-twice', sentence: `编号 ${code} 用了两次：每个项目一个编号。` }]),
      ...(least <= most ? [] : [{ pointer: `/rules/${at}/least`, code: 'least-over-most', sentence: `“${name}”最少的分比最多的还多，请改过来。` }]),
      ...(mostPerDay === null || mostPerDay >= least ? [] : [{ pointer: `/rules/${at}/mostPerDay`, code: 'day-under-least', sentence: `“${name}”一天最多的分比一次最少的还少，永远得不到，请改过来。` }]),
    ]),
    ...(exchange.mostOnce <= exchange.mostPerMonth ? [] : [{ pointer: '/exchange/mostOnce', code: 'once-over-month', rule: 'R-464', sentence: '一次最多兑换的分不能比一个月的还多。' }]),
  ]
}

function spoken(text: string, pointer: string): CatalogueFault[] {
  const subject = forbiddenIn(text)
  if (subject !== null) return [{ pointer, code: subject.subject.code, rule: subject.subject.rule, sentence: `“${subject.word}”属于${subject.subject.name}，不能用来加分（${subject.subject.rule}）。请删去或者改成村民自己能做到的事。` }]
  const link = forbiddenLinkIn(text)
  return link === null ? [] : [{ pointer, code: link.link.code, rule: link.link.rule, sentence: `“${link.word}”属于${link.link.name}，积分不能和它挂钩（${link.link.rule}）。请删去这一条。` }]
}

function rule(code: string, name: string, least: number, most = least, mostPerDay: number | null = null): PointsCatalogue['rules'][number] {
  return { code, name, least, most, mostPerDay }
}
