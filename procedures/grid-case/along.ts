/**
 * What somebody reads of a matter into which an own report was merged: number, state, who works on it and what was answered to
 * everybody. Not what the other reporter wrote, showed, or where that was.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Readers } from '../../core/procedure/procedure.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseParty } from './parties.ts'
import type { CaseSettings } from './settings.ts'
import { sheetOf } from './sheet.ts'

type Along = NonNullable<Readers<CaseFile, CaseSettings, CaseParty>['along']>

const shown: readonly string[] = ['案卷号', '类型', '紧急程度', '现在由哪一级调度', '主办单位', '协办单位', '办理时限', '办理结果', '核查结论', '返工', '暂停办理', '更正说明']

export const along: Along = {
  party: 'followers',
  sentence: '并案的提出人可以看主案的编号、状态、办理单位和公开的答复；别人写的情况、照片和位置不给看（R-104、R-108）。',
  title: ({ file }: Dossier<CaseFile>) => file.categoryName,
  sheet: (dossier) => sheetOf(dossier).filter(({ label }) => shown.includes(label)),
  answers: ['progress', 'feedback', 'approve-extension', 'approve-suspension', 'pass-verification', 'add-correction'],
}
