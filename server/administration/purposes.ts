/**
 * What a record of a person may be opened for (security P2). A closed list: the person concerned reads these words, and a free text in
 * the audit chain could name people who can then never be forgotten.
 */
export const purposes = {
  matter: '办理这个人的事项',
  visit: '走访服务',
  verify: '核对登记信息',
  request: '应本人请求',
  emergency: '应急处置',
  supervise: '监督检查',
} as const

export type Purpose = keyof typeof purposes

/** Of asking whom to call about a matter; not for choosing. */
export const contactPurpose = '联系提出人'
