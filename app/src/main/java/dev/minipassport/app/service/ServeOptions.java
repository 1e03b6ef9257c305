package dev.minipassport.app.service;

import dev.minipassport.app.simulation.Simulation;
import java.nio.file.Path;
import java.util.Optional;

/// What the command line adds to the configuration.
///
/// @param ephemeral whether everything is forgotten at the end
/// @param readyFile written once everything serves
public record ServeOptions(Simulation simulation, boolean ephemeral, Optional<Path> readyFile) {}
