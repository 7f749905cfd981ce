/** Stages of a village's year: none is skipped, none comes twice. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { CycleStage } from '../../core/star-rating/shown.ts'
import type { CycleParty } from './parties.ts'

export const states = {
  SELF: { name: '农户自评', step: '自评', awaits: ['organisers'], sentence: '各户正在自己评：填、请人代填、不参评都可以，由各户自己定。', forStaff: '各户自评；截止后开始互评。不参评没有任何影响，不催不逼。' },
  PEER: { name: '群众互评', step: '互评', awaits: ['organisers'], sentence: '村里正在听取互评意见，意见只供评议会参考。', forStaff: '收集互评意见；开评议会表决。意见不作数，表决才作数（R-405）。' },
  VOTE: { name: '评议会表决', step: '评议表决', awaits: ['organisers'], sentence: '评议会正在逐户逐星表决。', forStaff: '评议会逐户表决，全部表决完以后公示。' },
  PUBLICITY: { name: '张榜公示', step: '公示', awaits: ['organisers'], sentence: '结果正在公示，有不同意见可以提出。', forStaff: '公示和张榜；异议要在期限内复核，期满后结束公示。' },
  AWARD: { name: '等待授牌', step: '授牌', awaits: ['organisers'], sentence: '公示结束，等待授牌。', forStaff: '开授牌会；还有异议、复核、申诉没办结的户以后补授。' },
  ACTIVE: { name: '动态管理', step: '动态管理', awaits: [], sentence: '已经授牌。做得好可以加星，变动有告知、申辩和复核。', forStaff: '平时按程序加星、摘星和恢复；变动后可以公布当前星级。' },
  CLOSED: { name: '本年度结束', step: '结束', awaits: [], sentence: '这一年的评定已经结束，可以看，不再改。', final: true },
} satisfies Record<CycleStage, StateDefinition<CycleParty>>
