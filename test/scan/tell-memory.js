// Loaded before the program by memory.test.ts: tells the most memory it has had.
import process from "node:process";

process.on("exit", () => process.stderr.write(`maxRSS ${process.resourceUsage().maxRSS * 1024}\n`));
