/** Every route of this room. */
import type { FastifyInstance } from 'fastify'
import type { Administration } from './administration.ts'
import { auditRoutes } from './audit-routes.ts'
import { bodyRoutes } from './body-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { helpedPeopleRoutes } from './helped-people-routes.ts'
import { householdRoutes } from './household-routes.ts'
import { kinshipRoutes } from './kinship-routes.ts'
import { mandateProposalRoutes } from './mandate-proposal-routes.ts'
import { mandateRoutes } from './mandate-routes.ts'
import { ownAccessRoutes } from './own-access-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { regionActRoutes } from './region-act-routes.ts'
import { vacancyRoutes } from './vacancy-routes.ts'

export type { Administration } from './administration.ts'

export function administrationRoutes(app: FastifyInstance, administration: Administration): void {
  peopleRoutes(app, administration)
  helpedPeopleRoutes(app, administration)
  ownAccessRoutes(app, administration)
  householdRoutes(app, administration)
  kinshipRoutes(app, administration)
  mandateRoutes(app, administration)
  mandateProposalRoutes(app, administration)
  vacancyRoutes(app, administration)
  auditRoutes(app, administration)
  regionActRoutes(app, administration)
  contactRoutes(app, administration)
  bodyRoutes(app, administration)
}
