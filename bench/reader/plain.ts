import { painted } from "./in-page";

globalThis.measured.onScreen = await painted();
