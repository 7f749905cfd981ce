/** The audit in words: what was done, to what, and why not. Codes stay in the records, people read sentences. */
import { unitNameOf } from '../../core/region/functions.ts'
import { levelOf } from '../../core/region/region.ts'
import { bodyFunctions, type BodyFunction } from '../../core/village-bodies/index.ts'

const signIns = {
  'sign-in': '登录', 'sign-in-first-factor': '登录第一步', 'sign-out': '退出', 'step-up': '再次输入动态口令', 'choose-mandate': '选择身份', 'end-session': '结束自己的一次登录',
  'supersede-session': '在别处登录，前一次登录结束', 'enrol-second-factor': '开始绑定动态口令', 'bind-second-factor': '绑定动态口令',
  'bind-second-factor-first-factor': '绑定动态口令', 'change-password': '修改密码', 'reset-password': '用验证码重设密码', 'reset-password-first-factor': '用验证码重设密码',
  'change-password-first-factor': '修改密码', 'request-code': '要短信验证码', 'link-matter': '认领用手机号报过的事',
}
const accounts = {
  'open-account': '开账号', 'unlock-account': '解锁账号', 'reset-start': '让本人重设密码', 'reset-second-factor': '让本人换绑动态口令', 'disable-account': '停用账号',
  'enable-account': '启用账号', 'end-sessions': '结束一个账号的所有登录', 'disable-unused-account': '停用长期不用的账号', 'open-first-administrators': '开出第一批管理员', 'rotate-secret': '更换平台密钥',
}
const mandates = {
  'list-mandates': '查看任职名册', 'list-vacancies': '查看空缺岗位', 'list-proposals': '查看等待同意的任职', 'grant-mandate': '授予任职', 'propose-mandate': '提出任职', 'approve-mandate': '同意任职',
  'refuse-mandate': '不同意任职', 'withdraw-mandate': '撤回提出的任职', 'revoke-mandate': '撤销任职',
  'list-bodies': '查看村级组织', 'read-ladder': '打开四议两公开', 'set-up-body': '登记成立村级组织', 'nominate-member': '提名村级组织成员', 'grant-member': '授予村级组织成员', 'refuse-member': '不授予村级组织成员',
}
const regions = {
  'open-region': '新开区划或网格', 'split-region': '拆分', 'merge-region': '合并', 'rename-region': '改名', 're-parent-region': '改隶属', 'retire-region': '撤销区划或网格',
}
const settings = {
  'propose-settings': '提出改设置', 'approve-settings': '同意改设置', 'refuse-settings': '不同意改设置', 'withdraw-settings': '撤回提出的设置', 'review-settings': '复核设置',
  'read-settings': '查看设置', 'dry-run-settings': '试算设置',
}
const programs = { 'list-api-keys': '查看外部系统的钥匙', 'issue-api-key': '签发外部系统的钥匙', 'revoke-api-key': '停用外部系统的钥匙' }
const people = {
  'list-people': '查看人员名单', 'read-person': '打开人员档案', 'unmask-person': '显示完整号码', 'search-people': '按号码查人', 'list-households': '查看户名单',
  'read-contact': '查看提出人的联系方式', 'find-helped-person': '按全名找要帮办的人', 'note-consent': '记下本人同意代为上报',
  'list-kinships': '查看近亲属登记', 'declare-kinship': '登记近亲属', 'withdraw-kinship': '撤下近亲属登记',
}
const audits = { 'read-audit': '查看审计记录', 'verify-audit': '校验审计记录' }
const matters = { 'list-dossiers': '查看事项清单', 'read-dossier': '打开案卷', 'read-figures': '查看统计', 'read-star-households': '查看各户的星级评定', 'read-star-year': '查看村里的星级评定', 'print-star-sheet': '打印星级榜、牌和证书', 'print-minutes': '打印会议记录', 'print-election-sheet': '打印选举的公告、选票和表', 'read-disclosure': '打开村务公开的草稿', 'read-polling': '打开投票日、领票和唱票',
  'read-election': '打开选举', 'read-roll': '打开选举名册', 'read-register-for-roll': '为登记选举名册查看村里的登记' }

/** For narrowing the list. What is exported is known by the first word of its act. */
export const auditKinds = {
  'sign-in': { name: '登录', acts: Object.keys(signIns) }, account: { name: '账号', acts: Object.keys(accounts) },
  mandate: { name: '任职', acts: Object.keys(mandates) }, region: { name: '区划', acts: Object.keys(regions) },
  settings: { name: '设置', acts: Object.keys(settings) }, people: { name: '查看个人信息', acts: Object.keys(people) },
  audit: { name: '审计', acts: Object.keys(audits) },
  export: { name: '导出', acts: ['export-dossiers', 'export-vacancies', 'export-people', 'export-audit', 'export-figures', 'export-elections', 'export-roll', 'print-dossier'] },
} as const
export type AuditKind = keyof typeof auditKinds

const words: Readonly<Record<string, string>> = {
  ...signIns, ...accounts, ...mandates, ...regions, ...settings, ...people, ...audits, ...matters, ...programs, 'export-dossiers': '导出事项清单', 'export-vacancies': '导出空缺岗位', 'export-people': '导出人员',
  'export-audit': '导出审计记录', 'export-figures': '导出统计', 'export-elections': '导出选举清单', 'export-roll': '导出选举名册', 'print-dossier': '打印案卷',
}

/** Acts on matters are many and their procedures name them: in the audit they are told as one, the matter itself tells which. */
export function actWords(act: string): string {
  return words[act] ?? (act.startsWith('perform-') ? '办理一件事' : act.startsWith('export-') ? '导出' : '其他操作')
}

const causes: Readonly<Record<string, string>> = {
  'sign-in-refused': '用户名或密码不对', 'sign-in-locked': '连错太多次，已锁定', 'sign-in-paused': '失败太多，暂停登录', 'code-wrong': '验证码不对或已失效',
  'code-too-often': '验证码要得太频繁', 'codes-exhausted': '当天短信用完', 'second-factor-wrong': '动态口令不对', 'second-factor-required': '还没有输入动态口令',
  'second-factor-enrolment': '还没有绑定动态口令', 'enrolment-needs-phone': '绑定前没有确认手机', 'second-factor-present': '动态口令已经绑定', 'password-change-due': '密码到期没有改',
  'password-used-before': '新密码用过', 'password-none': '没有密码的账号', 'signed-out': '登录已失效', 'mandate-not-held': '没有这项任职', 'session-unknown': '没有这次登录',
  'account-unknown': '没有这个账号，或不在辖区', 'account-exists': '已有账号', 'person-not-of-scope': '不是本辖区名册里的人', 'mandate-person-unknown': '本辖区没有这个人', 'user-name-shape': '用户名不合规定', 'phone-not-mobile': '不是手机号码',
  'not-security-administrator': '不是安全管理员', 'step-up-needed': '没有再输动态口令', 'cross-site': '不是从本站页面发出', 'session-changed': '同一浏览器换了人',
  'api-keys-not-yours': '不是系统管理员', 'api-key-unknown': '没有这把钥匙', 'api-key-unit-unknown': '没有这个使用单位',
  'staff-only': '不是工作人员', 'people-not-yours': '任职不能查看人员', 'helping-not-yours': '任职不能替别人上报', 'region-not-yours': '不在辖区', 'statistics-not-yours': '任职不看辖区统计', 'county-needed': '没有选定县', 'person-unknown': '没有这个人，或不在辖区',
  'bodies-not-yours': '不是本村的岗位', 'village-needed': '没有选定村', 'body-unknown': '没有这个组织', 'term-wrong': '任期不对', 'chosen-later': '推选日子不对', 'nomination-unknown': '没有等待办理的提名',
  'kinships-not-yours': '任职不能登记近亲属', 'kin-of-oneself': '两个人是同一人', 'kinship-known': '已经登记过', 'kinship-unknown': '没有这条登记', 'fairness-not-yours': '任职不看评星情况',
  'star-years-not-yours': '任职不办星级评定', 'open-affairs-not-yours': '任职不办这里的村务公开', 'collective-economy-not-yours': '任职不办这里的集体经济', 'sheet-not-yet': '还没到打印的时候', 'election-sheet-not-yours': '选票和选举证只由选委会和乡镇打印', 'sheets-not-prepared': '没有准备好要打印的', 'printer-busy': '打印的人多', 'cannot-print': '没有排出来', 'region-unknown': '没有这个区划', 'points-not-yours': '不是这个村的积分经办人', 'settings-faulty': '设置里有不能写的内容', 'number-wrong': '号码不对', 'mandates-not-yours': '不能查看任职名册', 'mandate-not-yours-to-grant': '没有授予任职的权力',
  'mandate-unknown': '没有这项任职', 'mandate-id-used': '编号已用过', 'mandate-for-oneself': '给自己授予', 'mandate-needs-second-person': '要两人办理',
  'administrators-exclude-each-other': '三类管理员互斥', 'mandate-period-empty': '任期不对', 'mandate-region-unknown': '没有这个区划', 'mandate-unit-unknown': '没有这个单位',
  'mandate-outside-unit': '区域不在单位辖区', 'reason-missing': '没有写理由', 'proposal-unknown': '没有等待同意的任职', 'proposal-is-own': '自己提出的不能自己同意',
  'proposal-not-own': '不是自己提出的', 'proposal-too-old': '提出超过 30 天', 'audit-not-yours': '不是审计管理员', 'region-change-not-yours': '没有改区划的权力', busy: '正在校验',
  'request-invalid': '填写不对', 'unknown-dossier': '没有这件事，或不能查看', 'not-yours': '没有办这一步的权力', 'settings-not-yours': '没有改设置的权力',
  'settings-own-proposal': '自己提出的不能自己同意', 'act-id-used': '编号已用过', 'region-change-too-early': '早于已有的变更', 'region-code-wrong': '代码不对',
  'region-code-used': '代码已用过', 'region-change-empty': '没有内容', 'regions-not-siblings': '不属同一上级', 'region-change-leaves-out': '有遗漏', 'region-assignment-wrong': '分配不对',
  'region-not-empty': '里面还有人户或下级', 'household-moved-later': '有更晚的迁移', 'grids-overlap': '网格重叠', 'boundary-crooked': '边界不对', 'region-change-in-future': '日期还没有到',
}

/** Null for what was done. */
export function causeWords(cause: string | null): string | null {
  return cause === null ? null : causes[cause] ?? '不合规定'
}

const objects: Readonly<Record<string, string>> = {
  account: '账号', session: '登录', mandate: '任职', person: '人员', persons: '人员', region: '区划', dossier: '案卷', audit: '审计', settings: '设置', body: '村级组织', unit: '村级组织', nomination: '提名', file: '附件', code: '短信验证码',
}
const particular: Readonly<Record<string, string>> = {
  'audit:records': '审计记录', 'audit:chains': '全部审计链', 'region:own': '本辖区', 'persons:by-id-number': '按公民身份号码', 'persons:by-phone': '按手机号码', 'persons:by-name': '按全名',
  'dossiers:tasks': '等我办的清单', 'dossiers:reported': '我上报的清单',
  'code:sign-in': '登录用的验证码', 'code:reset': '重设密码用的验证码', 'mandate:none': '村民身份', 'account:unknown': '没有的账号',
}

/** What it was done to, with as much of the id as tells one from another. `names` are those of regions, by code. */
export function objectWords(object: string, names: ReadonlyMap<string, string>): string {
  const known = particular[object]
  if (known !== undefined) return known
  const at = object.indexOf(':')
  const [kind, id] = at < 0 ? [object, ''] : [object.slice(0, at), object.slice(at + 1)]
  if (kind === 'region') return names.get(id) ?? id
  if (kind === 'settings') return settingsWords(id)
  if (kind === 'unit' || kind === 'body') return bodyWords(id.slice(id.indexOf(':') + 1))
  const short = /^[0-9a-f-]{30,}$/.test(id) ? `…${id.slice(-6)}` : id
  return `${objects[kind] ?? '其他'} ${short}`.trimEnd()
}

/** Of the units of the tree only the bodies of a village are set up by hand. */
function bodyWords(unitFunction: string): string {
  return bodyFunctions.some((one) => one === unitFunction) ? unitNameOf(unitFunction as BodyFunction, 'VILLAGE', '') ?? '村级组织' : '村级组织'
}

/** `procedure/county/version`; a proposal that was refused has no version. */
function settingsWords(id: string): string {
  const version = id.split('/')[2]
  return version === undefined ? '设置' : `设置第 ${version} 版`
}

/** The code of a region in an object; null for other objects. */
export function regionIn(object: string): string | null {
  const code = object.startsWith('region:') ? object.slice('region:'.length) : ''
  return /^\d+$/.test(code) && levelOf(code) !== null ? code : null
}

/** Enough to tell one network from another, not enough to find a household. */
export function networkWords(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (/^\d+(\.\d+){3}$/.test(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`
  return plain.includes(':') ? `${plain.split(':').filter((group) => group !== '').slice(0, 3).join(':')}:*` : plain
}
