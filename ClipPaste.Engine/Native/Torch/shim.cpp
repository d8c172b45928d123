// A small C interface to an installed libtorch. Any ATen operator is called by its schema through the boxed dispatcher, so that
// autograd, dtypes and devices behave exactly as in libtorch itself. Compiles with libtorch 1.13 (C++14) to 2.x (C++17 and later).
// Every function that can fail returns -1 or null and leaves libtorch's message, per thread, in cp_error().
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <dlfcn.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace {

enum Tag : int64_t { kNone, kTensor, kInt, kDouble, kBool, kDevice, kInts, kDoubles, kTensors, kString };

// One argument or result. Lists and strings point to the caller's memory for the time of the call; a tensor is an owned at::Tensor*.
struct Argument {
  int64_t tag;
  union {
    int64_t integer;
    double real;
    const void* pointer;
  };
  int64_t count;
};

struct Description {
  int64_t dtype, device_type, device_index, dimensions, elements, element_size, contiguous, requires_grad, leaf;
  void* data;
  const int64_t* sizes;
  const int64_t* strides;
};

struct LoadedModule {
  std::vector<std::string> names;
  std::vector<at::Tensor> tensors;
  size_t parameters;
};

thread_local std::string last_error;
thread_local std::vector<Argument> results;
std::atomic<int64_t> live_tensors{0};

at::Tensor* own(at::Tensor tensor) {
  ++live_tensors;
  return new at::Tensor(std::move(tensor));
}

template <typename Result, typename Body>
Result guarded(Result failure, Body body) {
  try {
    return body();
  } catch (const c10::Error& error) {
    last_error = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error = error.what();
  } catch (...) {
    last_error = "libtorch threw something that is not an exception";
  }
  return failure;
}

std::vector<at::Tensor> tensors_of(at::Tensor* const* tensors, int64_t count) {
  std::vector<at::Tensor> list;
  list.reserve(count);
  for (int64_t i = 0; i < count; ++i) list.push_back(tensors[i] ? *tensors[i] : at::Tensor());
  return list;
}

template <typename Element>
c10::List<Element> list_of(const Argument& argument) {
  c10::List<Element> list;
  list.reserve(argument.count);
  for (int64_t i = 0; i < argument.count; ++i) list.push_back(static_cast<const Element*>(argument.pointer)[i]);
  return list;
}

c10::IValue to_ivalue(const Argument& argument, const c10::Argument& declared) {
  switch (argument.tag) {
    case kNone:
      return c10::IValue();
    case kTensor:
      return *static_cast<const at::Tensor*>(argument.pointer);
    case kInt:
      if (declared.type()->kind() == c10::TypeKind::FloatType) return static_cast<double>(argument.integer);
      return argument.integer;
    case kDouble:
      return argument.real;
    case kBool:
      return argument.integer != 0;
    case kDevice:
      return c10::Device(static_cast<c10::DeviceType>(argument.integer), static_cast<c10::DeviceIndex>(argument.count));
    case kInts:
      return list_of<int64_t>(argument);
    case kDoubles:
      return list_of<double>(argument);
    case kString:
      return std::string(static_cast<const char*>(argument.pointer), argument.count);
    case kTensors: {
      c10::List<at::Tensor> list;
      for (auto& tensor : tensors_of(static_cast<at::Tensor* const*>(argument.pointer), argument.count)) list.push_back(tensor);
      return list;
    }
  }
  TORCH_CHECK(false, "unknown argument tag ", argument.tag);
}

void add_tensor(at::Tensor tensor) {
  Argument result{};
  result.tag = tensor.defined() ? kTensor : kNone;
  result.pointer = tensor.defined() ? own(std::move(tensor)) : nullptr;
  results.push_back(result);
}

void add_result(const c10::IValue& value) {
  if (value.isTensor()) return add_tensor(value.toTensor());
  if (value.isTensorList()) {
    for (const at::Tensor& tensor : value.toTensorVector()) add_tensor(tensor);
    return;
  }
  Argument result{};
  if (value.isInt()) {
    result.tag = kInt;
    result.integer = value.toInt();
  } else if (value.isDouble()) {
    result.tag = kDouble;
    result.real = value.toDouble();
  } else if (value.isBool()) {
    result.tag = kBool;
    result.integer = value.toBool();
  } else {
    TORCH_CHECK(value.isNone(), "an operator returned a ", value.tagKind(), ", which is not supported");
  }
  results.push_back(result);
}

// OpenBLAS keeps its own pool of threads, one count for the whole process.
void set_openblas_threads(int count) {
  static const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
  static const auto get = reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "openblas_get_num_threads"));
  static std::mutex mutex;
  if (!set || !get) return;
  std::lock_guard<std::mutex> lock(mutex);
  if (get() != count) set(count);
}

}  // namespace

extern "C" {

const char* cp_error() { return last_error.c_str(); }

const char* cp_version() { return TORCH_VERSION; }

int64_t cp_live_tensors() { return live_tensors; }

const void* cp_find(const char* name, const char* overload) {
  return guarded<const void*>(nullptr, [&]() -> const void* {
    return new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
  });
}

// Arguments that are left out take the schema's defaults. The results stay valid until this thread's next call; -1 on failure.
int64_t cp_call(const void* handle, const Argument* arguments, int64_t count, int64_t keep, const Argument** out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    const auto& op = *static_cast<const c10::OperatorHandle*>(handle);
    const auto& declared = op.schema().arguments();
    TORCH_CHECK(count <= static_cast<int64_t>(declared.size()), op.schema(), " was given ", count, " arguments");
    std::vector<c10::IValue> stack;
    stack.reserve(declared.size());
    for (int64_t i = 0; i < static_cast<int64_t>(declared.size()); ++i) {
      if (i < count) {
        stack.push_back(to_ivalue(arguments[i], declared[i]));
      } else {
        TORCH_CHECK(declared[i].default_value(), op.schema(), " needs its argument ", declared[i].name());
        stack.push_back(*declared[i].default_value());
      }
    }
    op.callBoxed(&stack);
    results.clear();
    if (keep) {
      for (const auto& value : stack) add_result(value);
    }
    *out = results.data();
    return static_cast<int64_t>(results.size());
  });
}

void cp_free(at::Tensor* tensor) {
  --live_tensors;
  delete tensor;
}

int64_t cp_describe(const at::Tensor* tensor, Description* to) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    to->dtype = static_cast<int64_t>(tensor->scalar_type());
    to->device_type = static_cast<int64_t>(tensor->device().type());
    to->device_index = tensor->device().index();
    to->dimensions = tensor->dim();
    to->elements = tensor->numel();
    to->element_size = tensor->element_size();
    to->contiguous = tensor->is_contiguous();
    to->requires_grad = tensor->requires_grad();
    to->leaf = tensor->is_leaf();
    to->data = tensor->has_storage() ? tensor->data_ptr() : nullptr;
    to->sizes = tensor->sizes().data();
    to->strides = tensor->strides().data();
    return 0;
  });
}

int64_t cp_set_requires_grad(at::Tensor* tensor, int64_t on) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    tensor->set_requires_grad(on != 0);
    return 0;
  });
}

// Null without an error where there is no gradient yet.
at::Tensor* cp_grad_of(const at::Tensor* tensor) {
  last_error.clear();
  return guarded<at::Tensor*>(nullptr, [&]() -> at::Tensor* { return tensor->grad().defined() ? own(tensor->grad()) : nullptr; });
}

int64_t cp_set_grad_of(at::Tensor* tensor, const at::Tensor* gradient) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    tensor->mutable_grad() = gradient ? *gradient : at::Tensor();
    return 0;
  });
}

int64_t cp_backward(at::Tensor* const* outputs, at::Tensor* const* gradients, int64_t count, int64_t retain, int64_t create) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    torch::autograd::backward(tensors_of(outputs, count), tensors_of(gradients, gradients ? count : 0), retain != 0, create != 0);
    return 0;
  });
}

// Writes one gradient (null where unused) for each input.
int64_t cp_gradients(at::Tensor* const* outputs, at::Tensor* const* seeds, int64_t count, at::Tensor* const* inputs, int64_t input_count,
                     int64_t retain, int64_t create, int64_t allow_unused, at::Tensor** out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto gradients = torch::autograd::grad(tensors_of(outputs, count), tensors_of(inputs, input_count), tensors_of(seeds, seeds ? count : 0),
                                           retain != 0, create != 0, allow_unused != 0);
    for (size_t i = 0; i < gradients.size(); ++i) out[i] = gradients[i].defined() ? own(gradients[i]) : nullptr;
    return static_cast<int64_t>(gradients.size());
  });
}

int64_t cp_grad_enabled() { return at::GradMode::is_enabled(); }

void cp_enable_grad(int64_t on) { at::GradMode::set_enabled(on != 0); }

int64_t cp_threads() { return at::get_num_threads(); }

int64_t cp_set_threads(int64_t count) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::set_num_threads(static_cast<int>(count));
    set_openblas_threads(static_cast<int>(count));
    return 0;
  });
}

int64_t cp_seed(int64_t seed) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

int64_t cp_cuda_devices() {
  return guarded<int64_t>(0, []() -> int64_t { return static_cast<int64_t>(torch::cuda::device_count()); });
}

int64_t cp_cuda_synchronize(int64_t device) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    torch::cuda::synchronize(device);
    return 0;
  });
}

void* cp_load_module(const char* path, int64_t device_type, int64_t device_index) {
  return guarded<void*>(nullptr, [&]() -> void* {
    const auto device = c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    const auto module = torch::jit::load(std::string(path), device);
    auto loaded = std::unique_ptr<LoadedModule>(new LoadedModule());
    auto add = [&](const std::string& name, const at::Tensor& tensor) {
      loaded->names.push_back(name);
      loaded->tensors.push_back(tensor);
    };
    for (const auto& parameter : module.named_parameters()) add(parameter.name, parameter.value);
    loaded->parameters = loaded->names.size();
    for (const auto& buffer : module.named_buffers()) add(buffer.name, buffer.value);
    return loaded.release();
  });
}

void cp_module_counts(const LoadedModule* module, int64_t* parameters, int64_t* all) {
  *parameters = static_cast<int64_t>(module->parameters);
  *all = static_cast<int64_t>(module->names.size());
}

const char* cp_module_name(const LoadedModule* module, int64_t index) { return module->names[index].c_str(); }

at::Tensor* cp_module_tensor(const LoadedModule* module, int64_t index) { return own(module->tensors[index]); }

void cp_free_module(LoadedModule* module) { delete module; }

}  // extern "C"
