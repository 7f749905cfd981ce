/**
 * The texts of all short messages. Providers send only texts that were filed with them: file these, with the same variables.
 * No names, no addresses, and no links: a link in a short message is what swindlers send.
 */
export const smsTemplates = {
  'one-time-code': '【三治】验证码 ${code}，${minutes} 分钟内有效。工作人员不会向您要验证码，请不要告诉任何人。',
  // `how` says how this matter can be looked at: not every one is found by signing in.
  'matter': '【三治】您反映的事项（编号 ${number}）：${sentence}${how}',
  // For sentences that tell the number themselves.
  'matter-numbered': '【三治】${sentence}${how}',
  'password-changed': '【三治】您的密码刚刚改过。如果不是您本人操作，请马上联系管理员。',
  'reset-started': '【三治】管理员正在为您重设密码。如果您没有提出过，请马上联系管理员。',
  'second-factor-bound': '【三治】您的账号刚刚绑定了动态口令。如果不是您本人操作，请马上联系管理员。',
  'signed-in-elsewhere': '【三治】您的账号刚刚在另一台设备登录。如果不是您本人，请马上修改密码。',
} as const

export type SmsTemplate = keyof typeof smsTemplates
