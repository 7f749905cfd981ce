/** A dossier at an address of its own, as notices and prints link to it. */
import { useParams } from 'react-router'
import { Page } from '../frame.tsx'
import { Dossier } from './dossier.tsx'

export function DossierPage() {
  const { id = '' } = useParams()
  return <Page title="案卷"><div className="dossier-alone"><Dossier key={id} id={id} level={1} /></div></Page>
}
