/** `/help`: the ways that need no screen; whoever takes them is served no worse. */
import type { FastifyInstance } from 'fastify'
import type { HelpPage } from '../../../faces/portal/contract.ts'
import { unitsOfRegion } from '../../registry/index.ts'
import { urls } from '../addresses.ts'
import { show, type Opening } from '../answering/show.ts'
import { contactOf } from '../asking/village.ts'
import type { Portal } from '../portal.ts'

export function viewHelp(app: FastifyInstance, portal: Portal): void {
  app.get(urls.help, async (request, reply) => await show(portal, request, reply, helpPage))
}

async function helpPage({ transaction, village, person }: Opening): Promise<HelpPage> {
  const contact = contactOf(village, person)
  const own = contact.phone === '12345' ? [] : [{ number: contact.phone, who: `${contact.office}${contact.name}` }]
  const units =
    village === null
      ? []
      : [...(await unitsOfRegion(transaction, village.code)), ...(await unitsOfRegion(transaction, village.code.slice(0, 9)))]
  const windows = units.filter(({ unitFunction }) => unitFunction === 'committee' || unitFunction === 'government')
  return {
    page: 'help',
    calls: [
      ...own,
      { number: '12345', who: '政务服务热线', when: '全天' },
      ...windows.flatMap(({ name, workPhone }) => (workPhone === null ? [] : [{ number: workPhone, who: name, when: '工作日' }])),
    ],
    places: windows.map(({ name, workPhone }) => ({
      name,
      address: workPhone === null ? '去之前可以先问网格员' : `去之前可以先打 ${workPhone} 问一声`,
      hours: '工作日上班时间；代办员和网格员也可以上门帮您办',
    })),
  }
}
