/** What a printed case file has to say of itself: what it is, who printed it, when, and of which step. */
import { momentWords } from '../../../design/index.ts'
import { MandateWords } from '../../spa/choose-mandate.tsx'
import { timeOfMatters } from '../../spa/time-of-matters.ts'
import { useSession } from '../../spa/session.tsx'
import type { DossierView } from '../../spa/shapes.ts'

export function PrintHead({ view }: { view: DossierView }) {
  const { mandate } = useSession()
  return (
    <div className="print-only print-head">
      <p className="print-head__title">{`${view.procedure.name}案卷`}</p>
      <p><MandateWords mandate={mandate} />{` 打印，${momentWords(timeOfMatters(), 'staff')}。内容到第 ${view.sequence} 步（${momentWords(Date.parse(view.updatedAt), 'staff')}）。`}</p>
    </div>
  )
}

/** Whole, since a print is compared with the file it was printed from. */
export function PrintFoot({ view }: { view: DossierView }) {
  return (
    <div className="print-only print-foot">
      <p>{`校验码 ${view.headHash}；${view.procedure.name}第 ${view.procedure.version} 版。`}</p>
      <p>含办理信息，请按公文保管，不要拍照外传。</p>
    </div>
  )
}
