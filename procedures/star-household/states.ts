/**
 * States of a household's rating, each with one sentence for the household and, where that differs, one for those who work on it. Before the
 * vote nobody is awaited household by household: the stage of the village says what is to be done, not eight hundred to-dos.
 */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { RatingParty } from './parties.ts'

const step = { own: '农户自评', peers: '群众互评', notice: '张榜公示', award: '嘉许授牌' } as const

export const states = {
  FILLED: {
    name: '代填待确认', sentence: '别人替您家填了自评，请看一看，对了就点确认；不对可以改。', forStaff: '代填的自评等本户确认，确认以后才参评。', step: step.own, awaits: ['household'],
  },
  RATED: { name: '已自评', sentence: '您家的自评已经收到，等村里互评和表决。', forStaff: '已经自评，等互评和表决。', step: step.peers, awaits: [] },
  OUT: { name: '本轮不参评', sentence: '您家这一轮不参评，对您家没有任何影响。', forStaff: '本轮不参评，没有任何后果。', step: step.own, awaits: [] },
  DECIDED: { name: '已表决', plain: '已经评定', sentence: '您家的结果已经评出来了；公示以后有意见可以申请复核。', forStaff: '已经表决。', step: step.notice, awaits: [] },
  REVIEW: { name: '复核中', sentence: '村里正在复核您家的结果，结论会书面告诉您。', forStaff: '请由原记录人以外的人记录，重新表决并写明结论。', step: step.notice, awaits: ['organiser'] },
  APPEALED: { name: '申诉中', sentence: '乡镇正在看您家的申诉，期间不公布、不摘牌。', forStaff: '等乡镇决定。', step: step.notice, awaits: ['town'] },
  PROPOSED: { name: '拟加星、摘星', plain: '有人提议增减星', sentence: '有人提议给您家增星或者减星，请看依据；减星的您可以先说明情况。', forStaff: '等本户答复或者答复时间到，再表决。', step: step.award, awaits: ['household', 'organiser'] },
  VOTED: { name: '摘星表决后', plain: '减星等您复核', sentence: '村里表决拟减一颗星，现在还没有减；不同意可以要求复核一次。', forStaff: '复核期内不摘星，到期自动生效。', step: step.award, awaits: ['household'] },
  ENDED: { name: '已结束', sentence: '这一轮评定已经结束。', step: step.award, awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<RatingParty>>

export type RatingState = keyof typeof states
export const goingStates = (Object.keys(states) as RatingState[]).filter((state) => state !== 'ENDED')
/** After the vote, before the end. */
export const decidedStates = ['DECIDED', 'REVIEW', 'APPEALED', 'PROPOSED', 'VOTED'] as const satisfies readonly RatingState[]
