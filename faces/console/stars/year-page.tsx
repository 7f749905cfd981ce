/** One village's year at an address of its own, for township and county. */
import { useParams } from 'react-router'
import { Page } from '../frame.tsx'
import { VillageYearView } from './year-view.tsx'

export function StarYearPage() {
  const { id = '' } = useParams()
  return <Page title="星级评定"><VillageYearView key={id} id={id} year={null} own={false} /></Page>
}
