/** Every refusal of this room. */
import { Refused } from '../../core/procedure/refusal.ts'

export const refusals = {
  peopleNotYours: () => new Refused({
    code: 'people-not-yours', sentence: '人员信息只给网格、村、乡镇和中心的工作人员按辖区查看。您的任职不能查看。',
    cause: 'the office reads no region', rule: 'R-024',
  }),
  helpingNotYours: () => new Refused({
    code: 'helping-not-yours', sentence: '只有代办员、网格员、网格长和村干部可以替别人上报。', cause: 'the office helps nobody report', rule: 'R-104',
  }),
  bodiesNotYours: () => new Refused({
    code: 'bodies-not-yours', sentence: '村级组织由本村的村干部、村党组织书记登记，由本村的人查看。请用本村的岗位办理。', cause: 'no office of a village', rule: 'R-024',
  }),
  villageNeeded: () => new Refused({
    code: 'village-needed', sentence: '请先选定一个村，再查看。', cause: 'bodies are of villages', fields: [{ pointer: '/village', sentence: '请选择村。' }],
  }),
  kinshipsNotYours: () => new Refused({
    code: 'kinships-not-yours', sentence: '近亲属由村干部登记，用于开会表决时回避。您的任职不能查看。', cause: 'the office keeps no register of kinships', rule: 'R-020',
  }),
  ownKin: () => new Refused({
    code: 'kin-of-oneself', sentence: '两个人要不一样，请重新选择。', cause: 'person and other are the same', rule: 'R-020', fields: [{ pointer: '/other', sentence: '请选另一个人。' }],
  }),
  kinshipKnown: () => new Refused({
    code: 'kinship-known', sentence: '这两个人已经登记过，不用再登记。', cause: 'declared before and not withdrawn', rule: 'R-020',
  }),
  noSuchKinship: () => new Refused({
    code: 'kinship-unknown', sentence: '没有这条登记，或者已经撤下。请刷新后再看。', cause: 'no visible kinship in force with this key',
  }),
  regionNotYours: () => new Refused({
    code: 'region-not-yours', sentence: '这个区划不在您的辖区内，请重新选择。', cause: 'the region asked for is not inside the region of the mandate', rule: 'R-024',
  }),
  countyNeeded: () => new Refused({
    code: 'county-needed', sentence: '请先选定一个县（区），再查看。', cause: 'a question across counties',
    fields: [{ pointer: '/region', sentence: '请选择县（区）或以下。' }],
  }),
  noSuchPerson: () => new Refused({
    code: 'person-unknown', sentence: '没有这个人，或者不在您的辖区内。', cause: 'not visible to the actor',
  }),
  noSuchRegion: () => new Refused({ code: 'region-unknown', sentence: '没有这个区划，请重新选择。', cause: 'no version of a region with this code' }),
  numberWrong: (pointer: '/idNumber' | '/phone') => new Refused({
    code: 'number-wrong', sentence: pointer === '/phone' ? '手机号码应为 11 位数字，请核对。' : '公民身份号码不正确，请对照证件逐位核对。',
    cause: 'not a number of its kind', rule: 'R-017', fields: [{ pointer, sentence: '请核对号码。' }],
  }),
  mandatesNotYours: () => new Refused({
    code: 'mandates-not-yours', sentence: '任职名册只给安全管理员和审计管理员查看。', cause: 'office is neither SEC_ADMIN nor AUDIT_ADMIN', rule: 'R-925',
  }),
  grantingNotYours: () => new Refused({
    code: 'mandate-not-yours-to-grant', sentence: '只有本区域的安全管理员可以授予或撤销任职，请联系安全管理员办理。', cause: 'office is not SEC_ADMIN', rule: 'R-024',
  }),
  noSuchMandate: () => new Refused({
    code: 'mandate-unknown', sentence: '没有找到这项任职，请刷新后再看。', cause: 'no visible mandate with this key',
  }),
  mandateIdUsed: () => new Refused({
    code: 'mandate-id-used', sentence: '这次提交的编号已经用过，请刷新页面再提交一次。', cause: 'the id belongs to another mandate',
  }),
  reasonMissing: () => new Refused({
    code: 'reason-missing', sentence: '管理员和中心的任职由另一位安全管理员同意后才生效，请写明为什么。', cause: 'an office of power is proposed with a reason', rule: 'R-023',
    fields: [{ pointer: '/reason', sentence: '请写明理由，给另一位安全管理员看。' }],
  }),
  auditNotYours: () => new Refused({
    code: 'audit-not-yours', sentence: '审计记录只给审计管理员查看。', cause: 'office is not AUDIT_ADMIN', rule: 'R-925',
  }),
  treeNotYours: () => new Refused({
    code: 'region-change-not-yours', sentence: '只有本区域的县级或市级中心可以调整区划和网格，请联系中心办理。', cause: 'office is no centre', rule: 'R-016',
  }),
  verifying: () => new Refused({ code: 'busy', sentence: '正在校验，请等一会儿再看结果。', cause: 'one verification at a time' }),
  badCursor: () => new Refused({ code: 'request-invalid', sentence: '翻页的位置不对，请回到第一页。', cause: 'not a cursor of ours' }),
  badDay: (pointer: string) => new Refused({
    code: 'request-invalid', sentence: '日期不对，请按 2026-01-31 的样子填写。', cause: `no day at ${pointer}`, fields: [{ pointer, sentence: '没有这一天。' }],
  }),
  noSuchDossier: () => new Refused({
    code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请核对编号。', cause: 'not visible, or its reporter is kept from this actor', rule: 'R-104',
  }),
} as const

const statuses: Readonly<Record<string, number>> = {
  'county-needed': 400, 'number-wrong': 422, 'person-unknown': 404, 'region-unknown': 404, 'mandate-unknown': 404,
  'mandate-region-unknown': 422, 'mandate-unit-unknown': 422, 'mandate-person-unknown': 422, 'mandate-outside-unit': 422, 'mandate-period-empty': 422,
  'administrators-exclude-each-other': 409, 'mandate-needs-second-person': 403, 'proposal-unknown': 404, 'proposal-is-own': 403,
  'proposal-not-own': 403, 'proposal-too-old': 409, 'reason-missing': 422, 'mandate-id-used': 409,
  'region-change-too-early': 422, 'region-code-wrong': 422, 'region-code-used': 409, 'region-change-empty': 422, 'regions-not-siblings': 422,
  'region-change-leaves-out': 422, 'region-assignment-wrong': 422, 'region-not-empty': 409, 'household-moved-later': 422, 'grids-overlap': 422,
  'boundary-crooked': 422, 'region-change-in-future': 422,
  'bodies-not-yours': 403, 'village-needed': 400, 'body-unknown': 404, 'term-wrong': 422, 'chosen-later': 422, 'nomination-unknown': 404,
  'kinship-unknown': 404, 'kinship-known': 409, 'kin-of-oneself': 422,
}

/** HTTP status of what the registry and this room refuse; undefined for a refusal of another room. */
export function administrationStatus(code: string): number | undefined {
  return statuses[code]
}
