/** Forms of an election: one schema each, for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { choosers } from '../../core/election/committee.ts'
import { electionModes, nominators } from '../../core/election/nominations.ts'
import { boxKinds } from '../../core/election/paper-box.ts'
import { posts } from '../../core/election/posts.ts'
import { handOverItems } from '../../core/election/term.ts'
import { choice, closed, day, emptyForm, maybeWords, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { check, person, persons, run, term, uuidPattern, whole } from './fields.ts'

export { emptyForm, timerForm }

const seats = { chair: whole('应选主任', 0, 1), vice: whole('应选副主任', 0, 5), member: whole('应选委员', 0, 7) }
/** A day off the last months of the term is agreed to in the village, reported and approved. */
const consent = {
  resolution: maybeWords('提前或者延期：村民会议、村民代表会议同意的决议', 200), townshipReported: Type.Optional(check('提前或者延期：乡镇已报县里')), countyApproval: maybeWords('提前或者延期：县里批准的文号', 120),
}
const post = choice('职位', posts)
const sitting = Type.Object({ person: Type.String({ title: '谁', pattern: uuidPattern }), post }, { ...closed, title: '在任成员' })
export const announceForm = Type.Object({
  village: village(), term, run, electionDay: day('投票日'), ...seats, basis: words('依据（换届文件、乡镇部署）', 200, 2),
  mode: Type.Optional(choice('方式（村民会议或者村民代表会议定的）', electionModes)), modeResolution: maybeWords('定方式的会议决议', 200),
  termBeganOn: Type.Optional(day('本届村委会哪天开始任职')), ...consent,
  sitting: Type.Optional(Type.Array(sitting, { title: '补选：还在任的成员', maxItems: 7, control: 'rows' })),
}, closed)

export const committeeForm = Type.Object({
  by: choice('谁推选的', choosers), heldOn: day('哪天开的会'), resolution: words('会议决议（写明应到、实到、结果）', 300, 4),
  size: whole('选举委员会几个人', 3, 21), ranking: persons('当选和候补的人，得票多的在前', 3, 40), head: person('主任'), deputy: person('副主任'),
}, closed)

export const leaving = { nominated: '本人被提名为候选人', relative: '近亲属被提名为候选人', absent: '无正当理由三次不参加会议', resigned: '辞去职务', other: '其他原因' } as const
export const leaveForm = Type.Object({ person: person('谁退出'), because: choice('为什么', leaving), words: maybeWords('说明', 200) }, closed)
export const auditForm = Type.Object({ document: words('审计结论的文号或者名称', 120, 2), publishedOn: day('哪天公布的') }, closed)
export const postponeForm = Type.Object({ electionDay: day('新的投票日'), basis: words('依据（谁同意的）', 300, 2), ...consent }, closed)
const absent = Type.Object({ person: Type.String({ title: '谁没有来', pattern: uuidPattern }), excused: check('有正当理由') }, { ...closed, title: '缺席' })
export const meetingForm = Type.Object({ on: day('哪天开的'), about: words('议什么', 200, 2), absent: Type.Array(absent, { title: '谁没有来', maxItems: 15, control: 'rows' }) }, closed)
export const openBallotForm = Type.Object({ where: words('公布在哪里', 200, 2) }, closed)
const introduction = Type.Object({ person: Type.String({ title: '候选人', pattern: uuidPattern }), text: words('自我介绍', 2000), minutes: whole('讲几分钟', 0, 60) }, { ...closed, title: '介绍' })
export const introduceForm = Type.Object({ on: day('哪天见面'), where: words('在哪里', 200, 2), lines: Type.Array(introduction, { title: '每个候选人的介绍（一样长、一样久）', minItems: 1, maxItems: 60, control: 'rows' }) }, closed)
export const relativesForm = Type.Object({ stays: person('留下谁'), resolution: words('村民会议的决定', 300, 4) }, closed)
export const voidElectedForm = Type.Object({ person: person('谁的当选无效'), document: words('认定的文号', 120, 2), reason: words('理由', 500, 2) }, closed)

export const nominateForm = Type.Object({ person: person('候选人'), post, by: choice('谁提名的', nominators) }, closed)
const number = whole('第几号提名', 1, 999)
export const withdrawForm = Type.Object({ number, reason: words('为什么不再做候选人', 200, 2) }, closed)
/** The verdict and its document; never the ground, nor anything from a register. */
export const reviewForm = Type.Object({ number, passed: Type.Boolean({ title: '联审通过', control: 'check' }), document: words('联审结论的文号', 120, 2) }, closed)
export const publishForm = Type.Object({ where: words('公布在哪里', 200, 2) }, closed)

const station = Type.Object({ name: words('叫什么、在哪里', 60), kind: choice('哪一种', boxKinds) }, { ...closed, title: '投票点' })
const chosenPost = Type.Object({ person: Type.String({ title: '候选人', pattern: uuidPattern }), post }, { ...closed, title: '书面择一' })
export const prepareForm = Type.Object({
  day: day('哪天投票'), stations: Type.Array(station, { title: '投票点和流动票箱', minItems: 1, maxItems: 40, control: 'rows' }),
  choices: Type.Optional(Type.Array(chosenPost, { title: '两个职位都排上的，书面选了哪一个', maxItems: 20, control: 'rows' })),
}, closed)

export const noteNameForm = Type.Object({ person: Type.String({ pattern: uuidPattern }), name: Type.String({ maxLength: 60 }), sex: Type.Union([Type.Literal('woman'), Type.Literal('man'), Type.Null()]) }, closed)
export const announceResultForm = Type.Object({ where: words('在哪里当场宣布、张贴', 200, 2), by: words('谁宣布的（职务）', 60, 2) }, closed)
export const vacantForm = Type.Object({ resolution: words('依据（会议决议、乡镇意见）', 300, 4) }, closed)

const items = Type.Array(Type.Union(Object.entries(handOverItems).map(([key, name]) => Type.Literal(key, { title: name }))), { title: '移交了哪些', minItems: 1, maxItems: 6, uniqueItems: true })
export const handOverForm = Type.Object({ on: day('哪天移交的'), items, from: words('谁移交', 60), to: words('谁接收', 60), words: words('清单和说明', 2000, 2) }, closed)
export const voidForm = Type.Object({ document: words('认定的文号', 120, 2), reason: words('理由', 500, 2) }, closed)
