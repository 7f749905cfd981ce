/** The folder of the questions about open affairs: the divisions of the city and what `plant.ts` puts there, nothing else; kept for the next run. */
import { connectDatabase, openAsOwner } from '../../../server/database/index.ts'
import { prepareFirstStart } from '../../../server/first-start.ts'
import type { Effort } from '../compare.ts'
import { measure, type Answers, type Asked } from '../ask-questions.ts'
import { openGround, withClient, type Ground } from '../ground.ts'
import { plantOpenAffairs } from './plant.ts'
import { openAffairsQuestions } from './questions.ts'

/** Filled where it is empty; that takes some minutes, once. */
export async function openAffairsGround(folder: string, connections: number, progress: (line: string) => void): Promise<Ground> {
  const { database, close } = await connectDatabase({ dataFolder: folder }, { use: 'join', connections: 2, progress })
  try {
    await prepareFirstStart({ database, progress })
    const { reader, close: closeOwner } = await openAsOwner({ dataFolder: folder }, { use: 'join' })
    try {
      await withClient(reader, (client) => plantOpenAffairs(client, new Date().getUTCFullYear(), progress))
    } finally {
      await closeOwner()
    }
  } finally {
    await close()
  }
  return await openGround(folder, connections, progress)
}

export async function askOpenAffairs(ground: Ground, effort: Effort, progress: (line: string) => void): Promise<Answers> {
  return await withClient(ground.straight, async (client) => {
    const asked: Asked[] = []
    for (const question of await openAffairsQuestions(client, Date.now())) {
      progress(`  ${question.asker.name}: ${question.name}`)
      asked.push(await measure(ground, client, question, effort))
    }
    return { asked, counted: [] }
  })
}
