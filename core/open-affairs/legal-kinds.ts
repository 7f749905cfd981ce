/** What law has a village make public (村民委员会组织法 art. 35, as amended 2025): five kinds, and every publication names its own. */
export const legalKinds = {
  decisions: { name: '村民会议、村民代表会议决定的事项和实施情况', short: '会议决定和实施', article: '第三十五条第一项（第二十七条、第二十八条）' },
  funds: { name: '政府拨付和社会捐赠的救灾救助、补贴补助等资金物资的管理使用', short: '救助补贴和捐赠', article: '第三十五条第二项' },
  assistance: { name: '协助政府开展工作的情况', short: '协助政府工作', article: '第三十五条第三项' },
  consultation: { name: '村民协商确定的事项和落实情况', short: '协商和落实', article: '第三十五条第四项' },
  other: { name: '涉及本村村民利益、村民普遍关心的其他事项（财务等）', short: '财务和其他', article: '第三十五条第五项' },
} as const
export type LegalKind = keyof typeof legalKinds
export const legalKindNames = Object.keys(legalKinds) as LegalKind[]

/** Every kind has its publications in one place of the village's page. */
export function isLegalKind(text: string): text is LegalKind {
  return Object.hasOwn(legalKinds, text)
}
