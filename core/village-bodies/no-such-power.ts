/**
 * What no body of a village may put to the vote or write into its minutes, whatever the village agrees on: a closed list in code (R-249,
 * Administrative Penalties Act art. 16). It reads words, so it stops the known forms; the township's review is for the rest.
 */

export type NoSuchPower = { readonly code: string; readonly name: string; readonly rule: string; readonly words: readonly string[] }

export const noSuchPowers: readonly NoSuchPower[] = [
  power('fines', '罚款、扣款', 'R-249', '罚款', '罚金', '罚没', '扣款', '扣钱', '没收', '违约金', '保证金', '押金'),
  power('benefits', '扣减待遇', 'R-450', '取消低保', '停发', '扣发', '取消补贴', '停补贴', '取消救助', '取消医保', '不得享受', '不予享受', '取消资格'),
  power('services', '停水停电、不给办事', 'R-450', '停水', '停电', '断水', '断电', '不予办理', '不给开证明', '不开证明', '不给盖章', '不予盖章'),
  power('rights', '限制权利', 'R-249', '取消选举权', '取消被选举权', '限制信访', '不准上访', '不得上访', '外嫁女不得', '连坐', '收回承包地', '收回宅基地'),
  power('shame', '曝光、排名', 'R-452', '黑榜', '曝光', '末位', '批斗', '检讨', '游街', '点名批评', '通报批评'),
  power('lists', '给人列名单、贴标签', 'R-162', '黑名单', '重点人员', '重点对象', '人员名单', '吸毒人员', '涉毒人员', '涉赌人员', '前科', '标签管理', '列入名单'),
  power('searches', '检查、强制', 'R-162', '尿检', '搜查', '查手机', '翻手机', '扣留', '强制检测', '突击检查', '入户检查'),
  power('gifts', '查礼金', 'R-162', '登记礼金', '公开礼金', '上报礼金', '核查礼金', '清点礼金'),
]

/** The first of them the text speaks of, with the word found; null where it speaks of none. */
export function noSuchPowerIn(text: string): { readonly power: NoSuchPower; readonly word: string } | null {
  const plain = bare(text)
  for (const one of noSuchPowers) {
    const word = one.words.find((candidate) => plain.includes(candidate))
    if (word !== undefined) return { power: one, word }
  }
  return null
}

/** Without spaces, marks and signs between the characters, full width made half: the same words, however they are written. */
function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function power(code: string, name: string, rule: string, ...words: readonly string[]): NoSuchPower {
  return { code, name, rule, words }
}
