/** What no collective's money may do (R-289; RCE art. 35, 44): lie on a person's account, or be lent to those who run it. Read from words, so it stops the known forms. */

/** An account is the collective's by its name: an organisation's word in it, and not a person's name alone. */
export function isCollectiveHolder(holder: string): boolean {
  const plain = holder.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
  if (!/(?:经济合作社|经济联合社|经济联合总社|股份合作社|经济合作联社|村民委员会|居民委员会|村委会|村民小组|会计委托代理|三资|财政所|农经站|代理中心|服务中心|财政局|人民政府)/.test(plain)) return false
  // “演示村经济合作社（张演示）”, “张演示代演示村经济合作社”: the money would be the person's.
  return !/(?:[（(](?![^)）]*[村镇乡县社组部站)）][)）])[\p{Script=Han}·]{2,4}[)）]$)|代[\p{Script=Han}]{0,2}(?:收|管|存)|个人|本人|私人|微信|支付宝|零钱/u.test(plain)
}

/** Lending out, however it is called; paying back what was borrowed, or the interest of a bank loan, is none. */
export function isLending(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
  if (/(?:归还|偿还|还|付|支付|结清)(?:银行|信用社|农商行|上年|以前|旧|到期)?[^借]{0,8}(?:贷款|借款)(?:本金|本息|利息)?/.test(plain)) return false
  return /借给|借予|出借|借出|拆借|放贷|垫借|借款给|借支给|(?:理事|监事|书记|主任|干部|社长|理事长|会计|出纳|个人|村民|私人)[^，。；]{0,8}(?:借款|借支|借用资金)|(?:向|从)(?:村)?集体借/.test(plain)
}
