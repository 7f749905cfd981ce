/** One election with what may be done in it now; after an act both are asked for anew, the old ones stay on the page meanwhile. */
import { useCallback } from 'react'
import type { ElectionView } from '../../../core/view/elections.ts'
import type { ApiRefusal } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import type { DossierView } from '../../spa/shapes.ts'

export type WithElection = { readonly election: ElectionView | null; readonly dossier: DossierView | null; readonly refusal: ApiRefusal | null; again(): void }

export function useElection(id: string): WithElection {
  const view = useQuestion<ElectionView>(`/api/elections/${id}`)
  const dossier = useQuestion<DossierView>(`/api/dossiers/${id}`)
  const [askView, askDossier] = [view.again, dossier.again]
  const again = useCallback(() => { askView(); askDossier() }, [askView, askDossier])
  return { election: view.answer, dossier: dossier.answer, refusal: view.refusal ?? dossier.refusal, again }
}
