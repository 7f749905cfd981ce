/** Verbs of the audit log in words. */
export const actWords: Readonly<Record<string, string>> = {
  'sign-in': '登录', 'sign-in-first-factor': '登录第一步', 'sign-out': '退出', 'step-up': '再次验证', 'choose-mandate': '选择身份', 'end-session': '结束登录',
  'supersede-session': '在别处登录', 'bind-second-factor': '绑定动态口令', 'enrol-second-factor': '开始绑定动态口令', 'change-password': '修改密码', 'reset-password': '重设密码',
  'open-account': '开账号', 'unlock-account': '解锁账号', 'reset-start': '要求重设密码', 'reset-second-factor': '换绑动态口令', 'disable-account': '停用账号', 'enable-account': '启用账号',
  'end-sessions': '结束所有登录', 'request-code': '发送验证码', 'list-people': '查看人员名单', 'read-person': '打开人员档案', 'unmask-person': '显示完整号码', 'search-people': '按号码查人',
  'list-households': '查看户名单', 'read-contact': '查看提出人电话', 'list-mandates': '查看任职', 'grant-mandate': '授予任职', 'revoke-mandate': '撤销任职', 'read-audit': '查看审计记录',
  'verify-audit': '校验审计记录', 'open-region': '新开网格', 'split-region': '拆分', 'merge-region': '合并', 'rename-region': '改名', 're-parent-region': '改隶属', 'retire-region': '撤销区划',
  'propose-settings': '提出设置', 'review-settings': '复核设置',
}
