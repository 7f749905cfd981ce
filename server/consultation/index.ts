/** What a village consults its people on, on the server: what is public, and one person's own word; every act goes through the one door. */
export { consultationRoutes } from './consultation-routes.ts'
export { ownOpinion, publicConsultations, type OwnOpinion, type PublicConsultation } from './consultations.ts'
