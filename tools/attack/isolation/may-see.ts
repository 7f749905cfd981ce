/**
 * Who may hear which canary: the rule of architecture §4, said once more and independently of the program, so that a mistake in the
 * program's own rule is not repeated here. What is not named is heard by nobody.
 */
import type { Canary } from './canary.ts'
import { covers, places, readsPlace, type Asker, type Place } from './places.ts'

const helpers: readonly (Asker['office'])[] = ['PROXY_HELPER', 'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE']
const register = ['person-id', 'name', 'phone', 'id-number', 'household-id', 'address', 'star-head-id', 'starhead', 'star-household-id', 'el-person-id', 'elname']
const matter = ['matter-id', 'case-number', 'description', 'where', 'remark', 'instruction', 'signnote', 'photo', 'photo-id', 'photo-sm3']
const secret = ['secret-matter-id', 'secretdescription', 'secretwhere', 'secretphoto', 'secretphoto-id', 'secretphoto-sm3']
const power = ['mandate-id', 'holder', 'holder-id', 'revocation', 'proposal-id', 'proposed', 'proposalreason', 'colleague-id', 'account-id', 'user', 'session-id', 'device']
const keys = ['api-key-id', 'keyname', 'key-person-id']
const audited = ['auditpurpose', 'auditdevice', 'requestid', 'purpose', 'holder-id', 'user', 'account-id', 'person-id']
/** A village's year of star rating: who organises, sits or guides; households themselves: the village alone. */
const starYear = ['star-year-id', 'starbasis', 'starplace', 'starboard', 'starhonour']
const starHousehold = ['star-rating-id', 'starwords', 'staropinion', 'starvote']
const starGuides: Readonly<Record<string, number>> = { VILLAGE_CADRE: 12, PARTY_SEC: 12, VILLAGE_SUPERVISOR: 12, TOWN_DISPATCHER: 9, CIVILIZATION_OFFICE: 6, COUNTY_CENTER: 6 }
/** What was published in open affairs is everybody's; before that, and questions by their files, those who prepare, review and watch. */
const published = ['oatitle', 'oawords', 'oaline', 'oaboard', 'oaquestion']
const publication = [...published, 'oa-id', 'oareview', 'oa-draft-id', 'oadrafttitle', 'oadraftwords', 'oadraftline']
const question = ['oa-question-id', 'oaquestion']
/** Past the village: whoever sent it, here nobody of the askers, and the township it was sent to. */
const tip = ['oa-tip-id', 'oatip', 'oatipabout']
/** Meetings and ladders: whoever manages the area; what is on the board, everybody. */
const deliberation = [
  'oa-meeting-id', 'dlplace', 'dlitem', 'dlmaterial', 'dlregister', 'dlheard', 'dlminutes', 'dlsigned', 'dl-ladder-id', 'dltitle', 'dlproposed', 'dldiscussed', 'dlsheet', 'dl-decided-id', 'dlpublictitle', 'dlreviewed', 'dlauthorised',
  'dlresolved', 'dlboard', 'dlpublic',
]
const onBoard = ['dl-decided-id', 'dlpublictitle', 'dlboard', 'dlpublic']
/** Who gives an opinion tells it to the supervisors and the township, never to the committee. */
const opinion = ['dl-opinion-id', 'dlopinion']
/** A rehearsal of an election and its roll: the committee, who supervises and the levels above; the village's cadres its election alone. */
const election = ['el-id', 'el-roll-id', 'elbasis', 'elresolution', 'el-person-id', 'elname']
const roll = ['elabout', 'elobjection', 'elwhere', ...election]
const settings = ['settings', 'settingsreason', 'colleague-id']

export function mayHear(asker: Asker, { place: key, field }: Canary, route: string): boolean {
  const place = places.find((one) => one.key === key)
  if (place === undefined) return false
  const county = place.village.slice(0, 6)
  // Parties of every planted matter: the bureau it was given to, and the township's government, which decides on extensions.
  const byMatter = readsPlace(asker, place) || [`${county}:transport`, `${place.village.slice(0, 9)}:government`].includes(asker.unit ?? '')
  if (matter.includes(field) && byMatter) return true
  // An ordinary matter of the open is public over Open311, by its id and nothing said or seen in it (decision 0020).
  if (field === 'matter-id' && route.includes(' /open311/')) return true
  // Whom to call: the centres and the township that sent it out; everybody who reads the matter may know that there is a reporter.
  if ((field === 'contact-phone' || field === 'person-id' || field === 'name') && byMatter) return true
  // Whoever helps people report finds residents of the own region by their whole name, to ask for their consent.
  if (route === 'GET /api/helped-people' && ['person-id', 'name'].includes(field) && helpers.includes(asker.office) && covers(asker, place)) return true
  // Of a confidential matter only the one to whom it was reported, here the village's cadre.
  if ([...secret].includes(field) && asker.office === 'VILLAGE_CADRE' && asker.region === place.village) return true
  if (register.includes(field) && readsPlace(asker, place)) return true
  const guides = starGuides[asker.office ?? ''] === asker.region.length && place.village.startsWith(asker.region)
  if (guides && ([...starYear, 'starhead'].includes(field) || starHousehold.includes(field) && ['VILLAGE_CADRE', 'PARTY_SEC'].includes(asker.office ?? ''))) return true
  // The rating of a household is named to whoever of the village may open its year, as the key to ask by; what it says is not. The list that was
  // published names it in the records of the year, which no answer shows but SQL of one's own does (`sql` stands for its route).
  if (field === 'star-rating-id' && guides && (asker.region === place.village || route === 'sql')) return true
  // Heads with stars are published to everybody, with where the board hangs.
  if (['starhead', 'starboard', 'starhonour'].includes(field) && / \/(stars|village)/.test(route)) return true
  if (hearsOpenness(asker, place, field, route) || hearsElection(asker, place, field)) return true
  if (power.includes(field)) return ['SEC_ADMIN', 'AUDIT_ADMIN'].includes(asker.office ?? '') && covers(asker, place)
    || audited.includes(field) && asker.office === 'AUDIT_ADMIN' && covers(asker, place)
    || field === 'colleague-id' && seesSettings(asker, county)
  if (keys.includes(field)) return ['SYS_ADMIN', 'AUDIT_ADMIN'].includes(asker.office ?? '') && county.startsWith(asker.region) && asker.region !== ''
  if (audited.includes(field) && asker.office === 'AUDIT_ADMIN' && covers(asker, place)) return true
  return settings.includes(field) && seesSettings(asker, county)
}

function seesSettings(asker: Asker, county: string): boolean {
  return asker.office === 'CITY_CENTER' && county.startsWith(asker.region) || asker.office === 'COUNTY_CENTER' && county === asker.region
}

const publicPages = / \/(open-affairs|decisions|consultations|appraisals|village)|\/api\/open-affairs\/publications/

function hearsOpenness(asker: Asker, place: Place, field: string, route: string): boolean {
  const at = (offices: Readonly<Record<string, number>>) => offices[asker.office ?? ''] === asker.region.length && place.village.startsWith(asker.region)
  if ([...published, ...onBoard].includes(field) && publicPages.test(route)) return true
  // The list of a village's duties names its files to whoever watches over it, the city's centre too.
  if (publication.includes(field)) return at({ VILLAGE_CADRE: 12, PARTY_SEC: 12, VILLAGE_SUPERVISOR: 12, TOWN_DISPATCHER: 9, COUNTY_CENTER: 6 }) || ['oa-id', 'oa-draft-id'].includes(field) && at({ CITY_CENTER: 4 })
  if (question.includes(field)) return at({ VILLAGE_CADRE: 12, PARTY_SEC: 12, VILLAGE_SUPERVISOR: 12 })
  if (tip.includes(field)) return at({ TOWN_DISPATCHER: 9 })
  if (opinion.includes(field)) return at({ VILLAGE_SUPERVISOR: 12, TOWN_DISPATCHER: 9 })
  return deliberation.includes(field) && readsPlace(asker, { ...place, grid: null })
}

function hearsElection(asker: Asker, { village }: Place, field: string): boolean {
  const at = (offices: Readonly<Record<string, number>>) => offices[asker.office ?? ''] === asker.region.length && village.startsWith(asker.region)
  return roll.includes(field) && at({ VILLAGE_SUPERVISOR: 12, TOWN_DISPATCHER: 9, CIVIL_AFFAIRS: 6 }) || election.includes(field) && at({ PARTY_SEC: 12, VILLAGE_CADRE: 12 })
}
