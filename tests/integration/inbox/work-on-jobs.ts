import { startJobs } from "@/lib/platform/jobs/start-jobs";
import { inboxTasks } from "@/lib/server/inbox/tasks";
import { resumeWork } from "@/lib/server/inbox/resume-work";
import { inTurnAtOnce, newsPage, webOf } from "@/tests/factories/inbox";

// A process that works on the jobs of DATABASE_URL as the server does, until it is killed. Every page is there but the one
// named by the argument, whose request never comes to an end; each request is told on standard output.
const stuck = process.argv[2];
const web = webOf(
  Object.fromEntries(["beds", "nights"].map((name) => [`https://post.example/${name}`, newsPage(`About ${name}`)])),
);
startJobs({
  url: process.env.DATABASE_URL!,
  tasks: inboxTasks({
    inTurn: inTurnAtOnce,
    fetcher: (request) => {
      process.stdout.write(`${request.url}\n`);
      return request.url === stuck ? new Promise(() => {}) : web(request);
    },
  }),
  onHeld: resumeWork,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
