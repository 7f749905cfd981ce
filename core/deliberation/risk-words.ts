/**
 * Words by which a decision of the village is likely to take what no village may take (R-249; Organic Law art. 31, Administrative Penalties Act
 * art. 16, Law on Rural Collective Economic Organisations art. 8). Found, they ask for a reason and send the decision to the township before
 * it holds; they read words only, so the township's review is for the rest.
 */
import { noSuchPowers } from '../village-bodies/index.ts'

export type Risk = { readonly name: string; readonly why: string; readonly words: readonly string[] }

/** What the bodies of a village may not even write down, and what only concerns rules and decisions. */
export const risks: readonly Risk[] = [
  risk('设罚', '村规民约和决定不能设定罚款、没收，只有法律、法规、规章可以。', [...from('fines'), '罚', '扣除', '赔双倍', '加倍收']),
  risk('扣减待遇', '低保、补贴、救助、医保按法律发放，不能拿来挂钩。', [...from('benefits'), '取消待遇', '停发补贴', '暂停低保', '扣减补贴']),
  risk('断水断电、不给办事', '公共服务不能因为这个停。', [...from('services'), '停止供水', '停止供电', '不给办理']),
  risk('限制权利', '人身、民主、财产权利和信访权利不能由村里限制。', [...from('rights'), '限制上访', '不得信访', '剥夺', '取消资格', '不得参加选举', '限制出入', '开除村籍', '株连', '全家']),
  risk('限制妇女权益', '不能以没有结婚、结婚、离婚、丧偶等为由侵害妇女的权益。', ['外嫁女', '出嫁女', '嫁出', '离婚妇女', '丧偶妇女', '入赘', '招婿', '不得分配']),
  risk('曝光、排名', '不设黑榜、不公开羞辱。', from('shame')),
]

export type FoundRisk = { readonly name: string; readonly why: string; readonly word: string }

/** Every risk the text speaks of, each with the first word found; empty where it speaks of none. */
export function risksIn(text: string): readonly FoundRisk[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return risks.flatMap(({ name, why, words }) => {
    const word = words.find((one) => plain.includes(one))
    return word === undefined ? [] : [{ name, why, word }]
  })
}

function from(code: string): readonly string[] {
  return noSuchPowers.find((one) => one.code === code)?.words ?? []
}

function risk(name: string, why: string, words: readonly string[]): Risk {
  return { name, why, words: [...new Set(words)] }
}
