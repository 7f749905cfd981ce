/**
 * Rewards of a county for stars and points (嘉许措施): chosen from a closed list of kinds, each said in words, none of them tied to a right
 * people have by law or to credit (policy 二(二)3, R-450, R-451).
 */
import { Type, type Static } from '@sinclair/typebox'
import { forbiddenGoods, forbiddenLinkIn } from './forbidden-links.ts'

const closed = { additionalProperties: false } as const

/** All there are: another kind is a new version of this program, not a setting. */
export const rewardKinds = {
  honour: '精神鼓励', goods: '适当物质奖励', 'collective-priority': '村集体自有资源优先优惠',
} as const
export type RewardKind = keyof typeof rewardKinds

export const rewardSchema = Type.Object({
  kind: Type.Union((Object.keys(rewardKinds) as RewardKind[]).map((kind) => Type.Literal(kind, { title: rewardKinds[kind] })), { title: '哪一类' }),
  name: Type.String({ title: '名称', minLength: 2, maxLength: 30, pattern: '\\S' }),
  words: Type.String({ title: '怎么给、给谁、从哪里出', minLength: 2, maxLength: 200, pattern: '\\S' }),
}, closed)
export type Reward = Static<typeof rewardSchema>

export type RewardFault = { readonly pointer: string; readonly code: string; readonly rule: string; readonly sentence: string }

/** Everything that keeps a list of rewards from being proposed; it already fits the schema. */
export function faultsOfRewards(rewards: readonly Reward[], pointer = '/rewards'): readonly RewardFault[] {
  return rewards.flatMap((reward, at) => (['name', 'words'] as const).flatMap((field) => {
    const found = forbiddenLinkIn(reward[field]) ?? (reward.kind === 'goods' ? forbiddenLinkIn(reward[field], forbiddenGoods) : null)
    return found === null ? [] : [{
      pointer: `${pointer}/${at}/${field}`, code: found.link.code, rule: found.link.rule,
      sentence: `“${found.word}”属于${found.link.name}，不能和星级、积分挂钩（${found.link.rule}）。请改成精神鼓励、适当的实物，或者村集体自己的东西。`,
    }]
  }))
}
