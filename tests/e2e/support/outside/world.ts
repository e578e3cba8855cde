import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { leadHere } from "./lead-here";
import { isRemembered } from "../people";
import { news, newsPage, retraction, study, studyAddress, studyCsl, studyIsRetracted, studyPdf } from "./works";

// Loaded before the server in the end-to-end tests: plays the services and websites that Plumbline asks. Whatever is not
// named here stays unreachable.

const hosts = ["doi.org", "api.crossref.org", "journal.example.org", "gazette.example.org"];

const answer: RequestListener = (request, response) => {
  const host = request.headers.host ?? "";
  const address = decodeURIComponent(`https://${host}${request.url}`);
  const wantsCsl = request.headers.accept?.includes("citationstyles.csl+json");
  if (address === `https://doi.org/${study.doi}`) {
    if (wantsCsl) send(response, { type: "application/vnd.citationstyles.csl+json", body: JSON.stringify(studyCsl) });
    else response.writeHead(302, { location: studyAddress }).end();
  } else if (host === "api.crossref.org" && address.includes(study.doi)) {
    send(response, { type: "application/json", body: JSON.stringify(crossrefAnswer(address)) });
  } else if (address === studyAddress) send(response, { type: "application/pdf", body: studyPdf() });
  else if (address === news.url) send(response, { type: "text/html; charset=utf-8", body: newsPage });
  else send(response, { status: 404, type: "text/plain", body: "There is nothing here." });
};

/** What Crossref says of the study: from the day on which a test says so, that its publisher has retracted it. */
function crossrefAnswer(address: string) {
  const work = { ...studyCsl, title: [study.title], "updated-by": isRemembered(studyIsRetracted) ? [retraction] : [] };
  return address.includes("/works/10.")
    ? { status: "ok", "message-type": "work", message: work }
    : { status: "ok", "message-type": "work-list", message: { "total-results": 1, items: [work] } };
}

function send(
  response: ServerResponse,
  { status = 200, type, body }: { status?: number; type: string; body: string | Uint8Array },
): void {
  response.writeHead(status, { "content-type": type }).end(body);
}

const { private: key, cert } = await generate([{ name: "commonName", value: "doi.org" }], {
  keyType: "ec",
  algorithm: "sha256",
  extensions: [{ name: "subjectAltName", altNames: hosts.map((value) => ({ type: 2, value })) }],
});
const servers = { http: createServer(answer), https: createSecureServer({ key, cert }, answer) };
const ports = { http: 0, https: 0 };
for (const [name, server] of Object.entries(servers)) {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ports[name as keyof typeof ports] = (server.address() as AddressInfo).port;
  // It ends with the server that it is loaded into.
  server.unref();
}
leadHere({ hosts: new Set(hosts), ports, certificate: cert });
