/* Run by OmegaT when a project is loaded (--script): prints what the project's memories hold, and for every segment of the
 * project's source the best score that they give. Lines begin with PROBE, so that OmegaT's own messages stay apart. */
import org.omegat.core.Core
import org.omegat.core.matching.NearString
import org.omegat.core.statistics.FindMatches
import org.omegat.core.events.IStopped

if (eventType.toString() != 'LOAD')
	return

def project = Core.project
project.transMemories.each { file, memory -> println "PROBE memory ${new File(file).name} ${memory.entries.size()}" }

def finder = new FindMatches(project.sourceTokenizer, 3, true, false)
project.allEntries.each { entry ->
	def found = finder.search(project, entry.srcText, true, true, { false } as IStopped)
	def best = found.collect { NearString near -> near.scores[0] }.max { it.score }
	println "PROBE segment ${best ? "${best.score}/${best.scoreNoStem}/${best.adjustedScore}" : 'none'} ${entry.srcText}"
}
println 'PROBE end'
