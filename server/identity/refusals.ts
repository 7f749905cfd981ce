/** Every refusal of the identity room. Those that follow a wrong guess never tell whether the account exists (control 8). */
import type { Refusal } from '../../core/procedure/refusal.ts'

export const refusals = {
  busy: refusal('sign-in-busy', '现在登录的人太多，请过半分钟再试。', 'password hashing queue is full'),
  passwordWrong: refusal('sign-in-refused', '用户名或密码不对，请核对后再试。', 'wrong, unknown, disabled or under reset', 'R-920'),
  locked: refusal('sign-in-locked', '连续输错次数太多，请 15 分钟后再试，或请安全管理员解锁。', 'five failures in a row', 'R-921'),
  tooManyFailures: refusal('sign-in-paused', '密码登录暂时停用，请改用手机验证码登录，或 15 分钟后再试。', 'failure budget of network or city spent', 'R-921'),
  phoneNotMobile: refusal('phone-not-mobile', '请输入 11 位中国大陆手机号码。', 'not a mainland mobile number; nothing sent'),
  codeTooOften: refusal('code-too-often', '验证码要得太频繁：同一号码每分钟 1 次、每小时 5 次、每天 10 次。请稍后再试。', 'allowance of phone or network spent'),
  codesExhausted: refusal('codes-exhausted', '今天的短信发送量已用完，请明天再试，或到村便民服务点办理。', 'daily cap of the city reached'),
  codeWrong: refusal('code-wrong', '验证码不对或已失效，请核对后再试，或重新获取。', 'wrong, used, expired, other browser, or out of tries'),
  secondFactorWrong: refusal('second-factor-wrong', '动态口令不对，请等下一个口令出现后再试。', 'wrong or already used TOTP code', 'R-922'),
  secondFactorMissing: refusal('second-factor-required', '工作人员登录还需要输入动态口令。', 'second factor not passed yet', 'R-922'),
  enrolmentMissing: refusal('second-factor-enrolment', '请先绑定动态口令，再继续办理。', 'staff account without a second factor', 'R-922'),
  enrolmentNeedsPhone: refusal('enrolment-needs-phone', '绑定动态口令前要确认手机：请退出后改用手机验证码登录。', 'enrolment asks for a proved telephone', 'R-922'),
  enrolmentDone: refusal('second-factor-present', '动态口令已经绑定，要更换请联系安全管理员。', 'a confirmed factor exists', 'R-922'),
  passwordChangeDue: refusal('password-change-due', '密码已到期，请先修改密码。', 'password must be changed', 'R-920'),
  passwordUsedBefore: refusal('password-used-before', '新密码与最近用过的密码相同，请换一个。', 'one of the last five', 'R-920'),
  passwordNone: refusal('password-none', '这个账号用手机验证码登录，没有密码。', 'account without password'),
  signedOut: refusal('signed-out', '登录已失效，请重新登录。', 'no open session'),
  mandateNotHeld: refusal('mandate-not-held', '您现在没有这项任职，请重新选择身份。', 'mandate unknown, ended or of another person', 'R-024'),
  sessionUnknown: refusal('session-unknown', '没有找到这个登录设备。', 'no such open session of this person'),
  accountUnknown: refusal('account-unknown', '没有找到这个账号。', 'unknown or outside the scope of this administrator'),
  personNotOfScope: refusal('person-not-of-scope', '本辖区的名册里没有这个编号的人，请与中心核对；户口和住处都不在本辖区的工作人员，编号留空。', 'the register of the scope does not know the person, whether another does or none', 'R-024'),
  accountExists: refusal('account-exists', '用户名、手机号或者这个人已经有账号。是用手机号登录的村民来任职的：人员编号照填，手机号填本人登录用的那个，原来的账号就能当工作账号；已经有用户名的，直接授予任职；用户名有人用了的，换一个。', 'unique key of accounts; or an account of the person that is of elsewhere, disabled, or of another telephone', 'R-920'),
  userNameShape: refusal('user-name-shape', '用户名用小写字母开头，由 3 到 40 个小写字母、数字和短横线组成。', 'user name shape'),
  notSecurityAdministrator: refusal('not-security-administrator', '只有安全管理员可以办理。', 'office is not SEC_ADMIN', 'R-925'),
  stepUpNeeded: refusal('step-up-needed', '这一步需要再次输入动态口令。', 'second factor older than five minutes'),
  crossSite: refusal('cross-site', '请求不是从本站页面发出的，已拒绝。', 'Sec-Fetch-Site, Origin or anti-forgery token'),
} as const satisfies Readonly<Record<string, Refusal>>

function refusal(code: string, sentence: string, cause: string, rule?: string): Refusal {
  return rule === undefined ? { code, sentence, cause } : { code, sentence, cause, rule }
}
