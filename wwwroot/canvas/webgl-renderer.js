/**
 * The painter on WebGL2. Each piece is one rectangle; the shader takes four bilinear samples a pixel from the mip levels that the size
 * calls for, and fades over the half texel around the border, as the engine's PosterRenderer does. Colours are mixed as the display
 * encodes them (sRGB), premultiplied, like the engine's. A pose scales both ways alike, so anisotropic filtering would change nothing.
 *
 * @typedef {import("./renderer.js").Painter} Painter
 */
import { inverse, multiply, pieceMatrix } from "./geometry.js";

// Position of a corner of a rectangle in uv space, u_box = left, top, right, bottom; the matrix leads from uv to pixels.
const CORNERS = `#version 300 es
uniform vec4 u_box;
uniform vec3 u_rowX;
uniform vec3 u_rowY;
uniform vec2 u_viewport;
uniform float u_upright;
out vec2 v_uv;
void main() {
  v_uv = vec2((gl_VertexID & 1) == 0 ? u_box.x : u_box.z, (gl_VertexID & 2) == 0 ? u_box.y : u_box.w);
  vec3 at = vec3(v_uv, 1.0);
  vec2 clip = vec2(dot(u_rowX, at), dot(u_rowY, at)) / u_viewport * 2.0 - 1.0;
  gl_Position = vec4(clip.x, clip.y * u_upright, 0.0, 1.0);
}`;

const PIECE = `#version 300 es
precision highp float;
uniform sampler2D u_texture;
uniform float u_opacity;
uniform float u_level;
uniform vec2 u_texels;
in vec2 v_uv;
out vec4 colour;
vec4 texel(vec2 uv) {
  vec2 cover = clamp(uv * u_texels + 0.5, 0.0, 1.0) * clamp((1.0 - uv) * u_texels + 0.5, 0.0, 1.0);
  return textureLod(u_texture, uv, u_level) * (cover.x * cover.y);
}
void main() {
  vec2 x = dFdx(v_uv) * 0.25, y = dFdy(v_uv) * 0.25;
  colour = u_opacity * 0.25 * (texel(v_uv - x - y) + texel(v_uv + x - y) + texel(v_uv - x + y) + texel(v_uv + x + y));
}`;

// The same formulas as oklab.js; v_uv.y is 0 at the canvas's top and 1 at its bottom.
const BACKGROUND = `#version 300 es
precision highp float;
uniform vec3 u_colours[5];
uniform float u_height;
in vec2 v_uv;
out vec4 colour;
vec3 tangent(int k) {
  int before = max(k - 1, 0), after = min(k + 1, 4);
  return (u_colours[after] - u_colours[before]) / float(after - before);
}
float encoded(float v) {
  return clamp(v <= 0.0031308 ? 12.92 * v : 1.055 * pow(max(v, 0.0), 1.0 / 2.4) - 0.055, 0.0, 1.0);
}
void main() {
  float position = 4.0 * clamp((v_uv.y * u_height - 0.5) / max(1.0, u_height - 1.0), 0.0, 1.0);
  int k = min(int(position), 3);
  float u = position - float(k), u2 = u * u, u3 = u2 * u;
  vec3 lab = (1.0 - 3.0 * u2 + 2.0 * u3) * u_colours[k] + (3.0 * u2 - 2.0 * u3) * u_colours[k + 1]
    + (u - 2.0 * u2 + u3) * tangent(k) + (u3 - u2) * tangent(k + 1);
  float l = lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z;
  float m = lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z;
  float s = lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z;
  vec3 cubes = vec3(l * l * l, m * m * m, s * s * s);
  colour = vec4(
    encoded(dot(vec3(4.0767416621, -3.3077115913, 0.2309699292), cubes)),
    encoded(dot(vec3(-1.2684380046, 2.6097574011, -0.3413193965), cubes)),
    encoded(dot(vec3(-0.0041960863, -0.7034186147, 1.7076147010), cubes)), 1.0);
}`;

// Squares of grey half seen through, so that they suit a light and a dark page; with u_square 0 the alpha everywhere.
const FLAT = `#version 300 es
precision highp float;
uniform float u_square;
uniform float u_alpha;
uniform float u_grey;
out vec4 colour;
void main() {
  bool odd = u_square > 0.0 && mod(floor(gl_FragCoord.x / u_square) + floor(gl_FragCoord.y / u_square), 2.0) > 0.5;
  float alpha = odd ? u_alpha * 0.4 : u_alpha;
  colour = vec4(vec3(u_grey * alpha), alpha);
}`;

/** The grey of the checkerboard and how much of it is seen. */
const CHECKS = { grey: 0.5, alpha: 0.45 };

/** Names of graphics cards that are programs: they need far longer for a picture than the 2D painter. */
const IMITATIONS = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** So many pictures may wait on the card for a scene that shows them again. */
const SPARE_TEXTURES = 24;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{onRestored: () => void, evenSlow: boolean}} options onRestored: called when everything must be drawn anew, because the browser
 *   gave the graphics card back; evenSlow: also where the browser only imitates a card
 * @returns {Painter | null} null where there is no WebGL2; the element can then have another context
 */
export function openWebGlPainter(canvas, { onRestored, evenSlow }) {
  if (!evenSlow && !hasGraphicsCard())
    return null;
  const gl = canvas.getContext("webgl2", { alpha: true, premultipliedAlpha: true, antialias: false, depth: false, stencil: false });
  if (!gl)
    return null;
  let parts = gl.isContextLost() ? null : build(gl);
  const listening = new AbortController();
  canvas.addEventListener("webglcontextlost", event => {
    event.preventDefault();
    parts = null;
  }, { signal: listening.signal });
  canvas.addEventListener("webglcontextrestored", () => {
    parts = build(gl);
    onRestored();
  }, { signal: listening.signal });

  return {
    draw(scene, shot) {
      if (parts)
        paint(gl, parts, scene, shot, -1);
    },
    read(scene, shot) {
      if (!parts)
        throw new Error("The graphics card is not available at the moment.");
      return readBack(gl, shot, () => paint(gl, parts, scene, shot, 1));
    },
    dispose() {
      listening.abort();
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

/** Asks another element, since one that had a WebGL2 context can never have a 2D one. */
function hasGraphicsCard() {
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (!gl)
    return false;
  const details = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !IMITATIONS.test(name);
}

function build(gl) {
  const corners = shader(gl, gl.VERTEX_SHADER, CORNERS);
  gl.bindVertexArray(gl.createVertexArray());
  gl.enable(gl.BLEND);
  return {
    piece: program(gl, corners, PIECE),
    background: program(gl, corners, BACKGROUND),
    flat: program(gl, corners, FLAT),
    /** @type {Map<ImageBitmap, WebGLTexture>} the longest unused first */
    textures: new Map(),
  };
}

function shader(gl, type, source) {
  const compiled = gl.createShader(type);
  gl.shaderSource(compiled, source);
  gl.compileShader(compiled);
  return compiled;
}

function program(gl, corners, fragment) {
  const linked = gl.createProgram();
  gl.attachShader(linked, corners);
  gl.attachShader(linked, shader(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(linked);
  if (!gl.getProgramParameter(linked, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`A shader does not link: ${gl.getProgramInfoLog(linked)}`);
  const count = gl.getProgramParameter(linked, gl.ACTIVE_UNIFORMS) ?? 0;
  const names = Array.from({ length: count }, (_, i) => gl.getActiveUniform(linked, i).name);
  return { linked, at: Object.fromEntries(names.map(name => [name.replace("[0]", ""), gl.getUniformLocation(linked, name)])) };
}

/** Draws into whatever is bound; upright is -1 on the screen and 1 in a buffer, whose first row is to be the top. */
function paint(gl, parts, scene, shot, upright) {
  gl.viewport(0, 0, shot.width, shot.height);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const canvas = multiply(shot.matrix, [scene.size.width, 0, 0, scene.size.height, 0, 0]);
  const rectangle = (kind, matrix, box) => {
    gl.useProgram(kind.linked);
    gl.uniform4f(kind.at.u_box, ...box);
    gl.uniform3f(kind.at.u_rowX, matrix[0], matrix[2], matrix[4]);
    gl.uniform3f(kind.at.u_rowY, matrix[1], matrix[3], matrix[5]);
    gl.uniform2f(kind.at.u_viewport, shot.width, shot.height);
    gl.uniform1f(kind.at.u_upright, upright);
  };
  paintBackground(gl, parts, scene, shot, canvas, rectangle);
  scene.pieces.filter(piece => !piece.hidden && piece.pose.opacity > 0).forEach(piece => {
    const texture = shot.texture(piece);
    if (texture)
      paintPiece(gl, parts, piece, texture, multiply(shot.matrix, pieceMatrix(piece, scene.size)), rectangle);
  });
  if (shot.outside < 1)
    dimOutside(gl, parts, shot, canvas, rectangle);
  dropSpares(gl, parts.textures, scene.pieces.length + SPARE_TEXTURES);
}

function paintBackground(gl, { background, flat }, scene, shot, canvas, rectangle) {
  if (!shot.transparent) {
    rectangle(background, canvas, [0, 0, 1, 1]);
    gl.uniform3fv(background.at.u_colours, scene.background.colours.flat());
    gl.uniform1f(background.at.u_height, canvas[3]);
  } else if (shot.checkerboard > 0) {
    rectangle(flat, canvas, [0, 0, 1, 1]);
    gl.uniform1f(flat.at.u_square, shot.checkerboard);
    gl.uniform1f(flat.at.u_alpha, CHECKS.alpha);
    gl.uniform1f(flat.at.u_grey, CHECKS.grey);
  } else {
    return;
  }
  gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
}

function paintPiece(gl, { piece: kind, textures }, piece, texture, matrix, rectangle) {
  const back = inverse(matrix);
  if (!back)
    return;
  // Twice the texels per pixel, for the shader takes two samples each way.
  const perSample = (Math.hypot(back[0] * texture.width, back[1] * texture.height)) / 2;
  const level = Math.max(0, Math.log2(perSample));
  const texels = [Math.max(1, texture.width / 2 ** level), Math.max(1, texture.height / 2 ** level)];
  const [x, y] = [0.5 / texels[0] + Math.abs(back[0]) + Math.abs(back[2]), 0.5 / texels[1] + Math.abs(back[1]) + Math.abs(back[3])];
  rectangle(kind, matrix, [-x, -y, 1 + x, 1 + y]);
  bind(gl, textures, texture.bitmap);
  gl.uniform1f(kind.at.u_opacity, piece.pose.opacity);
  gl.uniform1f(kind.at.u_level, level);
  gl.uniform2f(kind.at.u_texels, ...texels);
  gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
}

function bind(gl, textures, bitmap) {
  const known = textures.get(bitmap);
  textures.delete(bitmap);
  textures.set(bitmap, known ?? gl.createTexture());
  gl.bindTexture(gl.TEXTURE_2D, textures.get(bitmap));
  if (known)
    return;
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

function dropSpares(gl, textures, most) {
  for (const [bitmap, texture] of textures) {
    if (textures.size <= most)
      return;
    gl.deleteTexture(texture);
    textures.delete(bitmap);
  }
}

/** Takes most of the colour away beyond the canvas's borders. */
function dimOutside(gl, { flat }, shot, canvas, rectangle) {
  const back = inverse(canvas);
  if (!back)
    return;
  const [left, top] = [Math.min(0, back[4]), Math.min(0, back[5])];
  const [right, bottom] = [Math.max(1, back[0] * shot.width + back[4]), Math.max(1, back[3] * shot.height + back[5])];
  gl.blendFunc(gl.ZERO, gl.SRC_ALPHA);
  [[left, top, right, 0], [left, 1, right, bottom], [left, 0, 0, 1], [1, 0, right, 1]].forEach(box => {
    rectangle(flat, canvas, box);
    gl.uniform1f(flat.at.u_square, 0);
    gl.uniform1f(flat.at.u_alpha, shot.outside);
    gl.uniform1f(flat.at.u_grey, 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  });
}

function readBack(gl, { width, height }, draw) {
  const [frame, colours] = [gl.createFramebuffer(), gl.createRenderbuffer()];
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.bindRenderbuffer(gl.RENDERBUFFER, colours);
  gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, width, height);
  gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, colours);
  draw();
  const pixels = new Uint8ClampedArray(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(frame);
  gl.deleteRenderbuffer(colours);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3];
    if (alpha > 0 && alpha < 255)
      [pixels[i], pixels[i + 1], pixels[i + 2]] = [0, 1, 2].map(c => (pixels[i + c] * 255) / alpha);
  }
  return pixels;
}
