/** What a county agrees on about points: how soon a catalogue is filed, and the rewards it offers. */
import { Type, type Static } from '@sinclair/typebox'
import { faultsOfRewards, rewardSchema } from '../../core/star-rating/rewards.ts'
import { closed } from '../../core/star-rating/form-fields.ts'

export const settingsSchema = Type.Object({
  fileWorkdays: Type.Integer({ title: '乡镇几个工作日内备案（R-460）', minimum: 1, maximum: 30 }),
  lookDays: Type.Integer({ title: '提醒以后几日内看一看审核（R-468）', minimum: 1, maximum: 60 }),
  rewards: Type.Array(rewardSchema, { title: '嘉许措施（只能从三类里选，R-450）', maxItems: 20 }),
}, closed)
export type CatalogueSettings = Static<typeof settingsSchema>

export const defaultSettings: CatalogueSettings = {
  fileWorkdays: 5, lookDays: 15,
  rewards: [
    { kind: 'honour', name: '上善行义举榜', words: '年底由村里张榜，户主同意的才上榜。' },
    { kind: 'goods', name: '爱心超市换生活用品', words: '东西由村集体买或者有人捐，用积分换，不收钱。' },
    { kind: 'collective-priority', name: '优先借用村里的桌椅场地', words: '办红白事时优先借用村集体的桌椅、场地，不收钱。' },
  ],
}

/** What the schema cannot say: no reward is tied to a right people have by law. */
export function faultsOfSettings(settings: unknown): readonly { readonly pointer: string; readonly sentence: string }[] {
  return faultsOfRewards((settings as CatalogueSettings).rewards)
}
