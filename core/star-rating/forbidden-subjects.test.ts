import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { forbiddenIn, forbiddenSubjects } from './forbidden-subjects.ts'

const codeIn = (text: string) => forbiddenIn(text)?.subject.code ?? null

describe('subjects no standard may ask about', () => {
  it('refuses income, property, debt, illness, disability, religion, marriage and births (R-440)', () => {
    const asked = ['家庭人均纯收入高于本村 20%', '有存款或房产', '无欠债', '家中无慢性病', '无残疾人', '不信教', '遵守计划生育', '离异家庭不评']
    assert.deepEqual(asked.map(codeIn), ['income', 'property', 'debt', 'illness', 'disability', 'religion', 'family-planning', 'family-planning'])
  })

  it('refuses what would punish a lawful act or a relative: petitions, suits, donations, fees, meetings, apps, kin, demolition, pledges (R-442)', () => {
    const asked = ['无越级上访', '不打官司', '积极捐款', '按时交水费', '不参加会议扣分', '家家安装 APP', '转发点赞', '亲属犯罪一票否决', '配合拆迁', '签订承诺书']
    assert.deepEqual(asked.map(codeIn), ['petition', 'petition', 'refused-donation', 'unpaid-fees', 'attendance', 'app-use', 'app-use', 'kin', 'demolition', 'pledge'])
  })

  it('refuses the conduct and the marks of minors (R-443)', () => {
    assert.equal(codeIn('子女成绩优秀'), 'minor')
  })

  it('refuses health and quarantine in an epidemic (R-444)', () => {
    assert.deepEqual(['健康码绿码', '居家隔离', '核酸检测'].map(codeIn), ['epidemic', 'epidemic', 'epidemic'])
  })

  it('is not fooled by spaces, signs, full width and invisible characters between the words', () => {
    assert.deepEqual(['上 访', '上·访', '上\u200B访', '安装ＡＰＰ', '信（）访'].map(codeIn), ['petition', 'petition', 'petition', 'app-use', 'petition'])
  })

  it('lets pass what the policy itself asks for', () => {
    const fine = ['主动创业、带头致富', '重约守信、诚实经营', '尊老爱幼、家庭和睦', '庭院干净', '垃圾分类', '健康体检知情', '参加志愿服务', '红白事从简', '学习实用技术']
    assert.deepEqual(fine.map(codeIn), fine.map(() => null))
  })

  it('names each subject once', () => {
    assert.equal(new Set(forbiddenSubjects.map(({ code }) => code)).size, forbiddenSubjects.length)
  })
})
