// What each command does; returns its exit code.
#pragma once

namespace pbx::cli {

class Arguments;
class Program;

int importSite(Program &program, const Arguments &arguments);
int exportSite(Program &program, const Arguments &arguments);
int listSites(Program &program, const Arguments &arguments);
int listExtensions(Program &program, const Arguments &arguments);
int showExtension(Program &program, const Arguments &arguments);
int explainPhone(Program &program, const Arguments &arguments);
int renderPhones(Program &program, const Arguments &arguments);
int showPending(Program &program, const Arguments &arguments);
int applySite(Program &program, const Arguments &arguments);
int showUrl(Program &program, const Arguments &arguments);
int serve(Program &program, const Arguments &arguments);
int enrolPhone(Program &program, const Arguments &arguments);
int listDownloads(Program &program, const Arguments &arguments);
int testFirewall(Program &program, const Arguments &arguments);
int checkCatalogue(Program &program, const Arguments &arguments);
int listModels(Program &program, const Arguments &arguments);
int printCompletion(Program &program, const Arguments &arguments);
int printManPage(Program &program, const Arguments &arguments);

} // namespace pbx::cli
