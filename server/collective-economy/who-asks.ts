/** Whose business the collective economy of a region is: the village itself, its supervisors, and the levels above. */
import type { FastifyRequest } from 'fastify'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, type RegionKey } from '../../core/region/region.ts'
import { requireStaff } from '../edge/index.ts'

const readers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER']

/** @throws Refused for another office, or a region outside its own */
export function staffOver(request: FastifyRequest, region: RegionKey): void {
  const { mandate } = requireStaff(request)
  if (!readers.includes(mandate.office) || !contains(mandate.region, region)) throw notYours(region.code)
}

/** Those who enter; supervisors and the levels above read. */
export function bookkeeperOf(request: FastifyRequest): void {
  const { mandate } = requireStaff(request)
  if (mandate.office !== 'VILLAGE_CADRE' && mandate.office !== 'PARTY_SEC') throw notYours(mandate.region.code)
}

export function notYours(code: string): Refused {
  return new Refused({ code: 'collective-economy-not-yours', sentence: '这个地方的集体经济不由您的任职办理。公开了的内容在群众端人人可以看。', cause: `${code} is not the office's` })
}
