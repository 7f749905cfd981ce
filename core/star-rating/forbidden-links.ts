/**
 * What neither stars nor points may ever be tied to: rights people have by law, and credit; and what a shop of points may not
 * give, money and what stands for it. A closed list in code. It stops the known forms; the second person's review is for the rest.
 */

export type ForbiddenLink = { readonly code: string; readonly name: string; readonly rule: 'R-450' | 'R-451' | 'R-464'; readonly words: readonly string[] }

export const forbiddenLinks: readonly ForbiddenLink[] = [
  link('minimum-living', '低保、特困供养', 'R-450', '低保', '最低生活保障', '特困', '五保'),
  link('relief', '社会救助', 'R-450', '救助', '救济', '临时困难', '困难补助'),
  link('medical-insurance', '医疗保险', 'R-450', '医保', '医疗保险', '合作医疗', '新农合'),
  link('pension', '养老保险', 'R-450', '养老金', '养老保险', '高龄津贴', '养老待遇'),
  link('subsidy', '政府补贴', 'R-450', '补贴', '补助资格', '惠农资金', '危房改造'),
  link('school', '入学', 'R-450', '入学', '入园', '上学资格', '升学', '学位'),
  link('army', '参军', 'R-450', '参军', '入伍资格', '征兵政审', '政审'),
  link('party', '入党资格', 'R-450', '入党', '发展党员', '党员资格'),
  link('homestead', '宅基地审批', 'R-450', '宅基地', '建房审批', '建房资格', '承包地', '征地补偿', '分红资格'),
  link('loan', '贷款准入', 'R-450', '贷款', '授信', '信贷', '利率', '免担保', '整村授信'),
  link('certificate', '开具证明', 'R-450', '开证明', '开具证明', '开介绍信', '盖章优先'),
  link('job', '公益性岗位、就业资格', 'R-450', '公益岗', '公益性岗位', '就业资格', '招聘资格'),
  link('candidacy', '选举和任职资格', 'R-450', '候选人资格', '选举资格', '任职资格'),
  link('credit', '信用评价', 'R-451', '信用分', '失信', '信用等级', '征信', '信用户', '公共信用'),
]

export const forbiddenGoods: readonly ForbiddenLink[] = [
  link('money', '现金和等同现金的东西', 'R-464', '现金', '红包', '转账', '购物卡', '储值卡', '代金券', '提货券', '加油卡', '话费', '充值', '抵扣', '补差价', '优惠券', '打折券'),
  link('harmful', '烟酒彩票', 'R-464', '香烟', '卷烟', '白酒', '啤酒', '彩票'),
]

export type LinkFound = { readonly link: ForbiddenLink; readonly word: string }

/** The first forbidden link the text speaks of; null where it speaks of none. */
export function forbiddenLinkIn(text: string, among: readonly ForbiddenLink[] = forbiddenLinks): LinkFound | null {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  for (const one of among) {
    const word = one.words.find((candidate) => plain.includes(candidate))
    if (word !== undefined) return { link: one, word }
  }
  return null
}

function link(code: string, name: string, rule: ForbiddenLink['rule'], ...words: readonly string[]): ForbiddenLink {
  return { code, name, rule, words }
}
