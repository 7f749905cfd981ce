/** What a county agrees on for appraisals, proposed by one person and reviewed by another. */
import { Type, type Static } from '@sinclair/typebox'
import { leastBoardDays } from '../../core/deliberation/index.ts'
import { closed } from '../../core/procedure/form-fields.ts'

const days = (title: string, minimum: number, maximum: number) => Type.Integer({ title, minimum, maximum })

export const settingsSchema = Type.Object({
  /** Law says a year; when somebody is reminded is for the county. */
  by: Type.String({ title: '每年到哪一天还没有评议就提醒（月-日）', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9]|30)$' }),
  incompetentPercent: days('超过到会的百分之几才算（不称职、优秀、称职）', 34, 66),
  noticeDays: days('村民代表会议提前几天通知', 1, 15),
  confirmDays: days('几天内由另一位成员核对票数', 1, 10),
  publishDays: days('核对以后几天内公布', 1, 10),
  boardDays: days('至少公布多少天', leastBoardDays, 90),
  catchUpDays: days('提醒以后几天内定日子', 5, 30),
}, closed)
export type AppraisalSettings = Static<typeof settingsSchema>

export const defaultSettings: AppraisalSettings = { by: '11-30', incompetentPercent: 50, noticeDays: 3, confirmDays: 3, publishDays: 3, boardDays: leastBoardDays, catchUpDays: 10 }
