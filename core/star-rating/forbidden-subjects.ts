/**
 * What no standard may ask about and no household may be judged by, whatever a county agrees on (R-440, R-442…R-444): a closed list in
 * code. It reads the words of a standard, so it stops the known forms and not every disguise; the second person's review is for those.
 */

export type ForbiddenSubject = { readonly code: string; readonly name: string; readonly rule: 'R-440' | 'R-442' | 'R-443' | 'R-444'; readonly words: readonly string[] }

export const forbiddenSubjects: readonly ForbiddenSubject[] = [
  subject('income', '收入', 'R-440', '人均收入', '纯收入', '年收入', '月收入', '收入水平', '收入高', '收入达', '收入超', '收入不低', '收入低', '低收入'),
  subject('property', '财产', 'R-440', '存款', '家庭财产', '资产总额', '家庭资产', '购房', '房产', '楼房', '买车', '购车', '小汽车', '私家车'),
  subject('debt', '债务', 'R-440', '欠债', '债务', '负债', '欠款', '贷款逾期', '失信', '信用分', '信用等级'),
  subject('illness', '疾病', 'R-440', '无疾病', '无传染病', '患病', '重病户', '慢性病', '精神病', '精神障碍', '病史'),
  subject('disability', '残疾', 'R-440', '残疾', '残障', '智力障碍'),
  subject('religion', '宗教信仰', 'R-440', '信教', '宗教', '不信仰', '信仰宗教', '教徒'),
  subject('family-planning', '婚育状况', 'R-440', '计划生育', '计生', '生育', '超生', '二孩', '三孩', '未婚', '已婚', '离婚', '离异', '再婚', '单身', '节育'),
  subject('petition', '信访、投诉、诉讼', 'R-442', '上访', '信访', '投诉', '举报', '起诉', '告状', '打官司', '诉讼', '行政复议', '缠访', '闹访', '非访'),
  subject('refused-donation', '拒绝捐款、出工', 'R-442', '捐款', '捐资', '拒绝出工', '不出工', '义务工不足', '摊派'),
  subject('unpaid-fees', '费用争议', 'R-442', '合作医疗', '医保缴费', '养老保险缴费', '水费', '电费', '物业费', '卫生费', '欠费', '按时缴费'),
  subject('attendance', '没有到会', 'R-442', '未参会', '不参会', '缺席会议', '不参加会议', '参会率', '到会率'),
  subject('app-use', '装软件、转发点赞', 'R-442', '下载app', '安装app', '注册app', '装app', '下载软件', '安装软件', '小程序注册', '关注公众号', '转发', '点赞', '打卡', '签到', '积分排名', '反诈app'),
  subject('kin', '亲属受过处罚（连坐）', 'R-442', '亲属犯罪', '家庭成员犯罪', '家属犯罪', '家庭成员无违法', '家属无违法', '亲属受处分', '直系亲属'),
  subject('demolition', '配合拆迁', 'R-442', '拆迁', '征地', '腾退'),
  subject('pledge', '签承诺书', 'R-442', '承诺书', '保证书', '责任状'),
  subject('minor', '未成年人的行为', 'R-443', '孩子违纪', '子女违纪', '学生违纪', '未成年人违法', '孩子成绩', '子女成绩', '学习成绩', '升学', '辍学'),
  subject('epidemic', '疫情期间的健康、隔离', 'R-444', '隔离', '健康码', '核酸', '确诊', '密接', '疫苗接种率', '接种率', '未接种'),
]

/** The first forbidden subject the text speaks of, with the word found; null where it speaks of none. */
export function forbiddenIn(text: string): { readonly subject: ForbiddenSubject; readonly word: string } | null {
  const plain = bare(text)
  for (const one of forbiddenSubjects) {
    const word = one.words.find((candidate) => plain.includes(candidate))
    if (word !== undefined) return { subject: one, word }
  }
  return null
}

/** Without spaces, marks and signs between the characters, full width made half: the same words, however they are written. */
function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function subject(code: string, name: string, rule: ForbiddenSubject['rule'], ...words: readonly string[]): ForbiddenSubject {
  return { code, name, rule, words }
}
