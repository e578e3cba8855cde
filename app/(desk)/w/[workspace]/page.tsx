import type { Metadata } from "next";
import { HomeView } from "@/components/home/home-view";
import { loadHome } from "@/lib/server/home/loaders";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  return <HomeView slug={slug} {...await loadHome(slug)} />;
}
